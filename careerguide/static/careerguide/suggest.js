// What is offered while one types into a box: an editable combobox with a list (ARIA 1.2).
// site.js loads this at the first focus of such a box; without it the form works as it is.
(() => {
  "use strict";
  const { suggestUrl, suggestLabel } = document.currentScript.dataset;
  const make = (tag, about) => Object.assign(document.createElement(tag), about);
  const list = make("ul", { id: "suggestions", className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", suggestLabel);
  const status = make("p", { className: "visually-hidden" });
  status.setAttribute("role", "status");
  document.body.append(status);
  const known = new Map(); // answers by address
  let box = null, rows = [], at = -1, waiting, asked;

  const isOpen = () => !list.hidden;
  const options = () => [...list.children];

  const place = () => {
    if (!isOpen()) return;
    const { left, top, bottom, width } = box.getBoundingClientRect();
    const seen = visualViewport?.height ?? innerHeight, wide = document.documentElement.clientWidth;
    const below = seen - bottom - 8, above = top - 8, over = below < 180 && above > below;
    const size = Math.min(Math.max(width, 320), wide - 16);
    list.style.inlineSize = `${size}px`;
    list.style.left = `${Math.max(8, Math.min(left, wide - size - 8))}px`;
    list.style.maxBlockSize = `${Math.max(132, over ? above : below)}px`;
    list.style.top = over ? "auto" : `${bottom + 2}px`;
    list.style.bottom = over ? `${innerHeight - top + 2}px` : "auto";
  };

  const point = (to) => {
    options()[at]?.setAttribute("aria-selected", false);
    at = to;
    const option = options()[at];
    if (option) {
      option.setAttribute("aria-selected", true);
      option.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", option.id);
    } else box?.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    clearTimeout(waiting);
    asked?.abort();
    if (!box || !isOpen()) return;
    point(-1);
    list.hidden = true;
    box.setAttribute("aria-expanded", false);
    status.textContent = "";
  };

  const written = ({ label, named, detail }, number) => {
    const option = make("li", { id: `suggestion-${number}` });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", false);
    const alike = rows.every(({ kind }) => kind === rows[0].kind); // then it need not be said of each
    const about = [alike ? "" : named, detail].filter(Boolean).join(" · ");
    option.append(make("span", { textContent: label }));
    if (about) option.append(" ", make("span", { className: "sub", textContent: about }));
    return option;
  };

  const show = (answer) => {
    rows = answer.suggestions;
    const typed = box.value.trim().toLowerCase();
    if (rows.every(({ value }) => value.toLowerCase() === typed)) { // none, or what is there already
      close();
      status.textContent = rows.length ? "" : answer.said;
      return;
    }
    point(-1);
    list.replaceChildren(...rows.map(written));
    if (list.previousElementSibling !== box) box.after(list); // a screen reader meets it next
    list.hidden = false;
    list.scrollTop = 0;
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", true);
    place();
    status.textContent = answer.said;
  };

  const ask = async () => {
    asked?.abort();
    const mine = asked = new AbortController(), about = box, text = box.value.trim();
    if (!text) return close();
    const address = `${suggestUrl}?${new URLSearchParams({ q: text, kind: box.dataset.suggest })}`;
    let answer = known.get(address);
    if (!answer) {
      try {
        const response = await fetch(address, { signal: mine.signal, headers: { Accept: "application/json" } });
        if (!response.ok) return close();
        known.set(address, answer = await response.json());
      } catch {
        return; // a newer question, or no network: the form works as it is
      }
    }
    if (mine === asked && !mine.signal.aborted && about === document.activeElement) show(answer);
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  };

  // On the home page a choice leads there, unless the reader has filled another box or is there already.
  const choose = (number) => {
    const { value, href } = rows[number], field = box, { form } = field;
    const boxes = [...form.querySelectorAll("input:not([type=hidden], [type=checkbox])")];
    close();
    const goes = "suggestGoes" in field.dataset && boxes.every((one) => one === field || !one.value);
    const to = new URL(href, location);
    if (goes && to.pathname !== location.pathname) return location.assign(to);
    field.value = value;
    if (boxes.length === 1 && !form.matches("[data-auto]")) return form.requestSubmit();
    // The form acts on these as if they were typed: htmx answers, a list of filters applies itself.
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  };

  const keys = {
    ArrowDown: () => (isOpen() ? point(at + 1 < rows.length ? at + 1 : 0) : ask()),
    ArrowUp: () => (isOpen() ? point(at > 0 ? at - 1 : rows.length - 1) : ask()),
    Home: () => at >= 0 && (point(0), true),
    End: () => at >= 0 && (point(rows.length - 1), true),
    Enter: () => (at >= 0 ? (choose(at), true) : (close(), false)),
    Escape: () => isOpen() && (close(), true),
    Tab: () => (close(), false),
  };

  const start = (target) => {
    if (target === box || !target?.matches?.("input[data-suggest]")) return;
    close();
    box = target;
  };

  document.addEventListener("focusin", ({ target }) => start(target));
  document.addEventListener("focusout", ({ target }) => target === box && close());
  document.addEventListener("input", ({ target, isTrusted }) => {
    start(target);
    if (isTrusted && target === box) soon();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target !== box || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  });
  document.addEventListener("submit", close, true);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", ({ target }) => {
    const number = options().indexOf(target.closest("[role=option]"));
    if (number >= 0) choose(number);
  });
  for (const name of ["scroll", "resize"]) addEventListener(name, place, { capture: true, passive: true });
  visualViewport?.addEventListener("resize", place);

  start(document.activeElement);
  if (box?.value !== box?.defaultValue) soon(); // what was typed while this was loading
})();
