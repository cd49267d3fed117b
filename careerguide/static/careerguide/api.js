// Tries a query on the page that explains the API; without it, links lead to the answers.
(() => {
  "use strict";
  const form = document.getElementById("try");
  const address = document.getElementById("address");
  const said = document.getElementById("said");
  const answer = document.getElementById("answer");
  const root = "/api/v1/";
  const shown = ["ETag", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"];
  form.hidden = false;

  async function ask(path) {
    address.value = path;
    answer.hidden = true;
    const url = new URL(path, location.origin);
    if (url.origin !== location.origin || !url.pathname.startsWith(root)) {
      said.textContent = said.dataset.foreign;
      return;
    }
    try {
      const response = await fetch(url, { credentials: "omit" });
      const text = await response.text();
      const headers = shown
        .filter((name) => response.headers.has(name))
        .map((name) => `${name}: ${response.headers.get(name)}`);
      said.textContent = [`${response.status} ${response.statusText}`, ...headers].join(" · ");
      answer.textContent = JSON.stringify(JSON.parse(text), null, 2);
      answer.hidden = false;
    } catch {
      said.textContent = said.dataset.failed;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(address.value.trim());
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-try]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    ask(link.getAttribute("href"));
    form.scrollIntoView({ block: "start" });
  });
})();
