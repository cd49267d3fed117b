// Where the focus is, and whether it is seen.

// Whether frames around an element cut its mark on two opposite sides. On one side alone they may:
// it is at the edge of what scrolls; so may a frame that has no room for the element itself.
const markIsCut = (element, { outlineWidth, outlineOffset }) => {
  const out = parseFloat(outlineWidth) + parseFloat(outlineOffset) - 1;
  const box = element.getBoundingClientRect();
  const edge = frame(element.parentElement);
  const cut = (start, end) =>
    box[end] - box[start] <= edge[end] - edge[start] && box[start] - out < edge[start] && box[end] + out > edge[end];
  return cut("left", "right") || cut("top", "bottom");
};

Object.assign(measures, {
  // What the keyboard reaches without a mark around it, or under something else. Press Tab before.
  unmarked() {
    const wrong = [];
    for (const element of all("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
      if (element.disabled || element.tabIndex < 0) continue;
      element.focus();
      const fault = measures.focus();
      if (fault.length) wrong.push(...fault);
    }
    return wrong;
  },

  lost() {
    return document.activeElement === document.body ? ["the focus is nowhere"] : [];
  },

  // What is wrong with how the focus is shown.
  focus() {
    if (measures.lost().length) return measures.lost();
    const element = document.activeElement;
    const wrong = [];
    const style = styleOf(element);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 || / 0\)$/.test(style.outlineColor)) {
      wrong.push(`no mark around ${named(element)}`);
    }
    frames.clear();
    if (markIsCut(element, style)) wrong.push(`the mark around ${named(element)} is cut`);
    const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const lines = [...element.getClientRects()];
    // A group of a drawing has no lines of its own.
    if (!lines.length) lines.push(element.getBoundingClientRect());
    const boxes = lines.map((box) => within(box, view));
    const sides = (box) => [box.right - box.left, box.bottom - box.top];
    const shown = boxes.find((box) => Math.min(...sides(box)) >= 0 && Math.max(...sides(box)) > 1);
    if (!shown) return [...wrong, `${named(element)} is out of sight`];
    const over = document.elementFromPoint((shown.left + shown.right) / 2, (shown.top + shown.bottom) / 2);
    const same = (element.closest("svg") ?? element).contains(over); // states interlock on a map
    if (!over || !(same || over.contains(element))) {
      wrong.push(`${named(element)} lies under ${over ? named(over) : "nothing"}`);
    }
    return wrong;
  },
});
