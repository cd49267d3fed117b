// Small conveniences; every page works without them.
(() => {
  "use strict";
  const status = document.getElementById("status");
  const problem = document.getElementById("problem");
  const say = (text) => {
    status.textContent = text;
  };
  let waiting, slow, heldFocus;

  // Beside the results the filters are always shown; this tells assistive technology so.
  for (const sheet of document.querySelectorAll(".sheet")) {
    sheet.open ||= matchMedia("(width >= 62.5em)").matches;
  }

  // A changed filter applies itself, once, in a form that asks for it.
  document.addEventListener("change", ({ target: { form } }) => {
    if (!form?.matches("[data-auto]") || (form.hasAttribute("hx-get") && !window.htmx)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 50);
  });
  document.addEventListener("submit", () => clearTimeout(waiting), true);

  // An address names what was chosen, not every empty field.
  document.addEventListener("formdata", ({ target, formData }) => {
    if (target.method !== "get") return;
    for (const name of new Set(formData.keys())) {
      if (formData.getAll(name).every((value) => value === "")) formData.delete(name);
    }
  });

  const on = (name, action) => document.addEventListener(`htmx:${name}`, ({ detail }) => action(detail));

  on("beforeRequest", ({ target }) => {
    target.setAttribute("aria-busy", "true");
    problem.hidden = true;
    slow = setTimeout(() => say(status.dataset.slow), 2000);
  });
  on("afterRequest", ({ target }) => {
    target.removeAttribute("aria-busy");
    clearTimeout(slow);
  });

  // Say what came, and keep the reader's place when the link just used is gone.
  on("beforeSwap", ({ target }) => {
    heldFocus = target.contains(document.activeElement);
  });
  on("afterSettle", ({ target }) => {
    const news = (document.getElementById(target.id) ?? target).querySelector("[data-announce]");
    if (!news) return;
    say(news.textContent.trim().replace(/\s+/g, " "));
    if (heldFocus && document.activeElement === document.body) news.focus();
  });

  const failed = ({ pathInfo }) => {
    problem.hidden = false;
    problem.querySelector("a").href = pathInfo?.finalRequestPath ?? location.href;
    say(problem.textContent.trim().replace(/\s+/g, " "));
  };
  for (const name of ["responseError", "sendError", "timeout", "swapError"]) on(name, failed);
})();
