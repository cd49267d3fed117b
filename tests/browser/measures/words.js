// Whether every word can be read: on the page, whole, and not under another.

// The part of the page an element's content can be seen in: what frames around it let through.
const frames = new Map(); // of the page as it was when last measured
const frame = (element) => {
  if (!element) return { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  if (!frames.has(element)) {
    const around = frame(element.parentElement);
    const { overflowX, overflowY } = styleOf(element);
    const box = element.getBoundingClientRect();
    const clips = element !== document.body && element !== document.documentElement;
    frames.set(element, {
      left: clips && overflowX !== "visible" ? Math.max(around.left, box.left) : around.left,
      right: clips && overflowX !== "visible" ? Math.min(around.right, box.right) : around.right,
      top: clips && overflowY !== "visible" ? Math.max(around.top, box.top) : around.top,
      bottom: clips && overflowY !== "visible" ? Math.min(around.bottom, box.bottom) : around.bottom,
    });
  }
  return frames.get(element);
};

// A tray at the foot of the window lies over the page by design.
const floats = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const { position, bottom } = styleOf(one);
    if (position === "fixed" || (position === "sticky" && bottom !== "auto")) return true;
  }
  return false;
};

// Every line of words on the page: {node, element, left, right, top, bottom}.
const lines = () => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !seen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) found.push({ node, element, ...box.toJSON() });
  }
  return found;
};

const blockOf = (element) => {
  while (["inline", "contents"].includes(styleOf(element).display)) element = element.parentElement;
  return element;
};

Object.assign(measures, {
  sideways() {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide in ${clientWidth}`] : [];
  },

  // Words cut off by their box. A name that ends in … stands in full where it was picked; a field
  // scrolls what is written in it.
  cut() {
    return all("body *").filter((element) => {
      const { overflowX, overflowY, textOverflow, display } = styleOf(element);
      if (display === "inline" || element.closest("svg, input") || textOverflow === "ellipsis") return false;
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    }).map(named);
  },

  // Words that stick out of the button, cell or paragraph that holds them.
  spilt() {
    const wrong = new Set();
    for (const line of lines()) {
      if (line.element.closest("svg")) continue;
      const block = blockOf(line.element);
      if (styleOf(block).textOverflow === "ellipsis") continue;
      const box = block.getBoundingClientRect();
      if (line.left < box.left - 1 || line.right > box.right + 1) wrong.add(named(block));
    }
    return [...wrong];
  },

  // Words that lie over other words.
  overlapping() {
    frames.clear();
    const boxes = lines()
      .filter(({ element }) => !floats(element))
      .map((line) => ({ ...line, ...within(line, frame(line.element)) }))
      .filter((line) => line.right - line.left > 1 && line.bottom - line.top > 1)
      .sort((a, b) => a.top - b.top);
    const wrong = new Set();
    boxes.forEach((one, at) => {
      for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
        const other = boxes[next];
        if (other.node === one.node) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - other.top;
        const height = Math.min(one.bottom - one.top, other.bottom - other.top);
        // Line boxes may touch; a third of the letters' height is more than their empty space.
        if (across > 2 && down > height / 3) wrong.add(`${named(one.element)} over ${named(other.element)}`);
      }
    });
    return [...wrong];
  },
});
