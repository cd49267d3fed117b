// The folder's own page: whose folder it is, private words that never leave the browser, print, copy.
// Without it the page shows, prints and links all the same; what is private is written by hand.
(() => {
  "use strict";
  const page = document.querySelector("[data-folder-page]");
  const { folder } = window;
  const here = () => new URLSearchParams(page.dataset.folderPage);
  const same = (one, other) => [...one].sort().join("\n") === [...other].sort().join("\n");
  const PRIVATE = "folder-private", EDIT = "folder-edit";
  const store = (area, name, value) => {
    try {
      if (value === undefined) return area.getItem(name);
      if (value === null) area.removeItem(name);
      else area.setItem(name, value);
    } catch {}
    return null;
  };
  const say = (text) => {
    document.getElementById("status").textContent = text;
  };

  // An address without anything opens the folder that the browser keeps; one that was changed on this
  // page is kept; any other is somebody else's until the reader says so.
  const asked = new URLSearchParams(location.search);
  asked.delete("unit");
  if (!folder.count(here()) && folder.count() && !store(sessionStorage, EDIT) && !`${asked}`) {
    location.replace(folder.address);
    return;
  }
  if (store(sessionStorage, EDIT) || !folder.count()) folder.keep(here());
  store(sessionStorage, EDIT, null);
  let mine = same(folder.params, here());
  const other = page.querySelector("[data-other]");
  const claim = () => {
    mine = true;
    other.hidden = true;
  };
  other.hidden = mine;
  other.querySelector("[data-own]").href = folder.address;
  other.querySelector("[data-own]").append(` (${folder.count()})`);
  other.querySelector("[data-add]").addEventListener("click", () => {
    folder.add(here());
    location.assign(folder.address);
  });
  other.querySelector("[data-replace]").addEventListener("click", () => {
    store(localStorage, PRIVATE, null);
    folder.keep(here());
    claim();
    page.querySelector("h1").focus();
  });
  for (const name of ["click", "submit"]) {
    page.addEventListener(name, ({ target }) => {
      const edit = target.closest(name === "click" ? "a[data-edit]" : "form[data-edit]");
      if (edit && mine) store(sessionStorage, EDIT, "1");
    });
  }

  // What is typed about a client is shown on the hand-out and kept here alone: no field has a name,
  // and in somebody else's folder it is not even kept.
  const words = mine ? JSON.parse(store(localStorage, PRIVATE) ?? "{}") : {};
  const tell = (key) => {
    const text = words[key] ?? "";
    for (const one of page.querySelectorAll(`[data-shows="${CSS.escape(key)}"]`)) {
      if (one.matches(".tick")) one.classList.toggle("done", Boolean(text));
      else one.textContent = text;
      one.closest("[data-blank]")?.classList.toggle("blank", !text);
    }
  };
  for (const box of page.querySelectorAll("[data-private]")) {
    const key = box.dataset.private, isBox = box.type === "checkbox";
    if (isBox) box.checked = Boolean(words[key]);
    else box.value = words[key] ?? "";
    tell(key);
    box.addEventListener("input", () => {
      const value = isBox ? (box.checked ? "1" : "") : box.value;
      if (value) words[key] = value;
      else delete words[key];
      tell(key);
      if (mine) store(localStorage, PRIVATE, JSON.stringify(words));
    });
  }

  page.querySelector("[data-print]")?.addEventListener("click", () => print());
  page.querySelector("[data-copy]")?.addEventListener("click", async ({ currentTarget: button }) => {
    const box = document.getElementById("folder-address");
    try {
      await navigator.clipboard.writeText(box.value);
      say(button.dataset.copy);
      button.textContent = button.dataset.copy;
    } catch {
      box.select();
    }
  });
  page.querySelector("[data-empty]")?.addEventListener("click", () => {
    for (const name of [PRIVATE, "folder"]) store(localStorage, name, null);
    location.assign(location.pathname);
  });
})();
