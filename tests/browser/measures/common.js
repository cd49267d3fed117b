// Measures of a page as it stands: each lists what is wrong, and nothing when all is well.
// tests/browser/measure.py joins these files in one function, this one first.
const measures = (window.measures = {});

const named = (element) => {
  const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
  const kinds = [...element.classList].map((kind) => `.${kind}`).join("");
  return `${element.localName}${element.id && `#${element.id}`}${kinds} “${words}”`;
};
const styleOf = (element) => getComputedStyle(element);
// Words for screen readers alone are cut to nothing, by the class or as a phone's labels are.
const forEars = (element) =>
  element && (styleOf(element).clipPath === "inset(50%)" || forEars(element.parentElement));
// A strip lies over the heads of swiped columns, which it repeats.
const repeats = (element) => element.closest(".strip[aria-hidden=true]");
const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !forEars(element) && !repeats(element);
const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
const within = (box, edge) => ({
  left: Math.max(box.left, edge.left),
  right: Math.min(box.right, edge.right),
  top: Math.max(box.top, edge.top),
  bottom: Math.min(box.bottom, edge.bottom),
});
