// What readers who listen, or who set their own colours and motion, need of a page.

Object.assign(measures, {
  // One of each landmark, a language, and headings that go down one level at a time.
  outline() {
    const wrong = [];
    for (const one of ["h1", "main", "body > header", "body > footer"]) {
      const count = all(one).length;
      if (count !== 1) wrong.push(`${count} × ${one}`);
    }
    if (!all("nav[aria-label]").length) wrong.push("no named navigation");
    if (!document.documentElement.lang) wrong.push("no language");
    let level = 0;
    for (const heading of all("h1, h2, h3, h4, h5, h6")) {
      const next = Number(heading.localName[1]);
      if (next > level + 1) wrong.push(`h${level} is followed by ${named(heading)}`);
      level = next;
    }
    return wrong;
  },

  // A chart has a name, and a description with a figure; a drawing of steps has its arrows in words.
  untold() {
    return all("svg:not(svg *, [aria-hidden=true], [aria-hidden=true] *)").filter((svg) => {
      const words = (part, attribute) => {
        const ids = (svg.getAttribute(attribute) ?? "").split(" ").filter(Boolean);
        const told = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
        return told || (svg.querySelector(`:scope > ${part}`)?.textContent ?? "");
      };
      // site.js makes a label of the title, which the browser would show over the chart.
      const name = svg.ariaLabel || words("title", "aria-labelledby");
      return !name.trim() || !/\d|→/.test(words("desc", "aria-describedby"));
    }).map(named);
  },

  // Figures of a table that is laid out as cards, without the label that says what they are; where
  // columns are swiped it is the band over them.
  unlabelled() {
    const banded = (cell) => all("th[scope=row]").includes(cell.closest(".sides tr")?.querySelector("th"));
    return all("tbody td").filter((cell) => !banded(cell)).filter((cell) => {
      const { content } = getComputedStyle(cell, "::before");
      return styleOf(cell).display !== "table-cell" && /\d/.test(cell.textContent) && !/^"[^"]+"/.test(content);
    }).map(named);
  },

  // Controls without an edge of their own, where colours do not tell them from the page.
  edgeless() {
    return all(".button, .pick, .chip, button, select, textarea, input:not([type=hidden])").filter(
      (control) => parseFloat(styleOf(control).borderTopWidth) === 0 && !control.matches("[type=checkbox], [type=radio]"),
    ).map(named);
  },

  moving() {
    const lasting = ({ effect }) => effect.getComputedTiming().duration > 0;
    const running = document.getAnimations().filter(lasting).map(({ effect }) => named(effect.target));
    return styleOf(document.documentElement).scrollBehavior === "auto" ? running : [...running, "scrolling"];
  },
});
