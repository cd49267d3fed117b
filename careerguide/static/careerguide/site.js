// Small conveniences; every page works without them.
(() => {
  "use strict";
  const status = document.getElementById("status");
  const problem = document.getElementById("problem");
  const say = (text) => {
    status.textContent = text;
  };
  let waiting, slow, heldFocus;

  // Beside the results the filters are always shown; this tells assistive technology so. Where they
  // are a sheet over the page, the page waits until it goes: by its head, Escape, a tap beside it, or
  // the button that says how many results there are.
  const beside = matchMedia("(width >= 62.5em)");
  for (const sheet of document.querySelectorAll(".sheet")) {
    sheet.open ||= beside.matches;
    if (!sheet.matches(".drawer")) continue;
    const set = (open) => {
      sheet.open = open;
      const over = open && !beside.matches;
      for (const one of document.querySelectorAll("#results, body > :not(main)")) one.inert = over;
      if (over) tellHowMany();
    };
    const close = (focused) => {
      if (beside.matches || !sheet.open) return;
      set(false);
      focused?.focus();
    };
    beside.addEventListener("change", () => set(beside.matches));
    sheet.addEventListener("toggle", () => set(sheet.open));
    sheet.addEventListener("click", ({ target }) => target === sheet && close());
    sheet.addEventListener("keydown", ({ key }) => key === "Escape" && close(sheet.firstElementChild));
    sheet.addEventListener("submit", ({ submitter }) => submitter && close(document.querySelector("[data-announce]")));
  }

  // A changed filter applies itself, once, in a form that asks for it.
  document.addEventListener("change", ({ target: { form } }) => {
    if (!form?.matches("[data-auto]") || (form.hasAttribute("hx-get") && !window.htmx)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 50);
  });
  document.addEventListener("submit", () => clearTimeout(waiting), true);

  // What an address points at is shown, though it is folded away.
  const reveal = () => {
    const aim = document.getElementById(location.hash.slice(1));
    for (let fold = aim?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (aim?.closest("details")) aim.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Boxes that offer suggestions say so; how they do comes with the first that is used.
  const own = document.currentScript.dataset;
  const offer = () => {
    for (const box of document.querySelectorAll("input[data-suggest]:not([role])")) {
      const as = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, autocomplete: "off" };
      for (const name in as) box.setAttribute(name, as[name]);
    }
  };
  offer();
  const fetchScript = ({ target }) => {
    if (!target.matches?.("[data-suggest]")) return;
    document.removeEventListener("focusin", fetchScript);
    const script = Object.assign(document.createElement("script"), { src: own.suggestScript });
    Object.assign(script.dataset, own);
    document.head.append(script);
  };
  document.addEventListener("focusin", fetchScript);

  // An address names what was chosen, not every empty field.
  document.addEventListener("formdata", ({ target, formData }) => {
    if (target.method !== "get") return;
    for (const name of new Set(formData.keys())) {
      if (formData.getAll(name).every((value) => value === "")) formData.delete(name);
    }
  });

  const on = (name, action) => document.addEventListener(`htmx:${name}`, ({ detail }) => action(detail));

  on("afterSettle", offer);
  on("beforeRequest", ({ target }) => {
    target.setAttribute("aria-busy", "true");
    problem.hidden = true;
    slow = setTimeout(() => {
      say(status.dataset.slow);
      status.classList.remove("visually-hidden");
    }, 2000);
  });
  on("afterRequest", ({ target }) => {
    target.removeAttribute("aria-busy");
    clearTimeout(slow);
    status.classList.add("visually-hidden");
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

  // The filters stay while their results change; what each choice would give comes with these.
  function tellHowMany() {
    const shows = document.querySelector("[data-shows]")?.dataset.shows;
    const button = document.querySelector("[data-show]");
    if (shows && button) button.textContent = shows;
  }
  on("afterSettle", tellHowMany);
  on("afterSettle", () => {
    const counts = JSON.parse(document.getElementById("facet-counts")?.dataset.counts ?? "{}");
    for (const one of document.querySelectorAll("[data-facet]")) {
      const count = counts[one.dataset.facet];
      if (count) one.textContent = one.textContent.replace(/\([^()]*\)$/, `(${count})`);
    }
  });

  const failed = ({ pathInfo }) => {
    problem.hidden = false;
    problem.querySelector("a").href = pathInfo?.finalRequestPath ?? location.href;
    say(problem.textContent.trim().replace(/\s+/g, " "));
  };
  for (const name of ["responseError", "sendError", "timeout", "swapError"]) on(name, failed);

  // Charts tell the figures of the mark pointed at, or reached with the arrow keys, under the drawing.
  // A chart is one stop of the tab key. On a touch screen the first tap tells, the second follows.
  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const spots = (chart) => [...chart.querySelectorAll(".mark")].map((mark, at) => {
    const { x, y, width, height } = mark.lastElementChild.getBoundingClientRect();
    return { mark, x: x + width / 2 + at / 50, y: y + height / 2 }; // marks at one point have an order
  });
  const nearest = (chart, far, most = Infinity) => {
    const measured = spots(chart).map((spot) => [far(spot), spot.mark]).filter(([away]) => away < most);
    return measured.sort(([one], [other]) => one - other)[0]?.[1];
  };
  const tell = (chart, mark) => {
    chart.querySelector(".current")?.classList.remove("current");
    mark?.classList.add("current");
    chart.nextElementSibling.textContent = mark?.getAttribute("aria-label") ?? chart.dataset.marks;
  };
  const prepare = () => {
    for (const chart of document.querySelectorAll("[data-marks]:not(:has(+ .readout))")) {
      for (const one of [chart, ...chart.querySelectorAll(".mark")]) {
        const title = one.querySelector(":scope > title"); // the browser would show it over the chart
        one.setAttribute("aria-label", title.textContent);
        one.removeAttribute("aria-labelledby");
        title.remove();
        if (one !== chart) one.setAttribute("tabindex", -1);
        if (one.matches(".mark:not([href])")) one.setAttribute("role", "img");
      }
      chart.querySelector(".mark")?.setAttribute("tabindex", 0);
      chart.after(Object.assign(document.createElement("p"), { className: "readout" }));
      tell(chart);
    }
  };
  prepare();
  on("afterSettle", prepare);
  const point = ({ target, clientX, clientY }) => {
    const chart = target.closest?.("[data-marks]");
    if (!chart) return;
    const mark = target.closest(".mark") ?? nearest(chart, ({ x, y }) => Math.hypot(x - clientX, y - clientY), 24);
    if (mark) tell(chart, mark);
  };
  document.addEventListener("pointermove", point);
  document.addEventListener("focusin", point);
  let follows = true;
  document.addEventListener("pointerdown", (event) => {
    follows = event.pointerType === "mouse" || Boolean(event.target.closest(".current"));
    point(event);
  });
  document.addEventListener("click", (event) => {
    if (!follows && event.target.closest(".mark")) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    follows = true;
    const from = event.target.closest?.("[data-marks] .mark"), way = ways[event.key];
    if (!from) return;
    const chart = from.closest("[data-marks]");
    if (event.key === "Escape") {
      from.blur();
      tell(chart);
    }
    const all = spots(chart), at = all.find(({ mark }) => mark === from);
    const ahead = ({ x, y }) => {
      const along = (x - at.x) * way[0] + (y - at.y) * way[1], aside = (x - at.x) * way[1] + (y - at.y) * way[0];
      return along > 0.01 ? along + 2 * Math.abs(aside) : Infinity;
    };
    const to = way ? nearest(chart, ahead) : { Home: all[0], End: all.at(-1) }[event.key]?.mark;
    if (!to) return;
    event.preventDefault();
    from.setAttribute("tabindex", -1);
    to.setAttribute("tabindex", 0);
    to.focus();
  });

  // Where a comparison's names can't follow its columns by style alone, they do by this.
  if (!CSS.supports("animation-timeline: --sides")) {
    document.addEventListener("scroll", ({ target }) => {
      const names = target.matches?.(".sides > *") && target.parentElement.querySelector(".strip > ol");
      if (names) names.style.translate = `${-target.scrollLeft}px`;
    }, true);
  }

  // Pages are kept, the day on paper is the reader's.
  for (const one of document.querySelectorAll("[data-today]")) {
    one.textContent = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  }

  // The folder is an address that this browser keeps. A link that puts something into it adds its part
  // of the address, and leads there once that is in; folder.js does the rest on the folder's own page.
  const cover = document.querySelector("[data-folder]");
  const kinds = ["p", "c", "w", "plan"], about = ["near", "residency"], place = cover?.pathname;
  const folder = {
    get params() {
      try {
        return new URLSearchParams(localStorage.getItem("folder") ?? "");
      } catch {
        return new URLSearchParams(); // a browser that keeps nothing
      }
    },
    keep(params) {
      const parts = [...kinds, ...about].flatMap((name) => params.getAll(name).map((value) => [name, value]));
      try {
        if (parts.length) localStorage.setItem("folder", new URLSearchParams(parts));
        else localStorage.removeItem("folder");
      } catch {}
      folder.show();
    },
    add(params) {
      const own = folder.params;
      for (const name of kinds) for (const one of params.getAll(name)) if (!own.has(name, one)) own.append(name, one);
      for (const name of about) if (!own.has(name) && params.has(name)) own.set(name, params.get(name));
      folder.keep(own);
    },
    has: (params) => kinds.every((name) => params.getAll(name).every((one) => folder.params.has(name, one))),
    // With the unit of pay that this page's address asks for: it travels, and is no part of a folder.
    get address() {
      const said = folder.params, unit = new URLSearchParams(location.search).get("unit");
      if (unit) said.set("unit", unit);
      return place + (`${said}` && `?${said}`);
    },
    count: (params = folder.params) => kinds.reduce((sum, name) => sum + params.getAll(name).length, 0),
    show() {
      if (!cover) return;
      const count = folder.count();
      cover.href = folder.address;
      cover.querySelector("b").textContent = count ? ` (${count})` : "";
      for (const link of document.querySelectorAll("a[data-put]")) {
        const words = link.firstChild, own = new URLSearchParams((link.dataset.put ||= link.search));
        const held = folder.has(own);
        link.dataset.words ||= words.data;
        words.data = held ? cover.dataset.in : link.dataset.words;
        link.href = held ? cover.href : place + link.dataset.put;
        link.classList.toggle("held", held);
      }
      // A page's own comparison begins with what is in the folder already.
      for (const link of document.querySelectorAll("a[data-beside]")) {
        const own = new URLSearchParams((link.dataset.alone ||= link.search)), kind = own.has("c") ? "c" : "p";
        const others = folder.params.getAll(kind).filter((one) => !own.has(kind, one)).slice(0, 5);
        for (const one of others) own.append(kind, one);
        link.dataset.words ||= link.textContent;
        link.textContent = others.length ? link.dataset.beside : link.dataset.words;
        if (link.search !== `?${own}`) link.search = own;
      }
    },
  };
  window.folder = folder;
  folder.show();
  on("afterSettle", folder.show);
  for (const name of ["storage", "pageshow"]) addEventListener(name, folder.show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-put]");
    if (!link || link.matches(".held") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    folder.add(new URLSearchParams(link.dataset.put));
    if (link.matches(".held")) say(`${cover.dataset.said} ${folder.count()}`);
    else location.assign(link.href);
  });
})();
