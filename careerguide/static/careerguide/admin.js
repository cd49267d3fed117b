// “Same source for all lines” without a new page; without scripts the server answers the button.
document.querySelectorAll(".same-source").forEach((row) => {
  const form = row.closest("form");
  const status = row.querySelector("[role=status]");
  row.querySelector("input[type=submit]").addEventListener("click", (event) => {
    event.preventDefault();
    let lines = 0;
    form.querySelectorAll('[name$="-source"]').forEach((source) => {
      const line = source.name.slice(0, -"-source".length);
      const gone = form.elements[`${line}-DELETE`];
      if (!/-\d+$/.test(line) || gone?.checked) return;
      for (const part of ["source", "as_of", "confidence"]) {
        const box = form.elements[`${line}-${part}`];
        if (box && form.elements[part]) box.value = form.elements[part].value;
      }
      lines += 1;
    });
    status.textContent = `${status.dataset.told} ${lines}.`;
  });
});
