"use strict";
// Every table with a row of headings can be sorted by any of its columns; the first order comes back with the third press.
document.querySelectorAll("table:not(.list)").forEach((table) => {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const first = [...body.rows];
  const key = (row, at) => {
    const cell = row.cells[at];
    return "v" in cell.dataset ? (cell.dataset.v === "" ? -Infinity : Number(cell.dataset.v)) : cell.firstChild ? cell.firstChild.textContent : "";
  };
  const order = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other)));
  if (first.length < 2) return;
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isNumber = head.classList.contains("n");
      const steps = isNumber ? ["descending", "ascending"] : ["ascending", "descending"];
      const next = steps[steps.indexOf(head.getAttribute("aria-sort")) + 1];
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      const rows = [...first];
      if (next) {
        head.setAttribute("aria-sort", next);
        const sign = next === "ascending" ? 1 : -1;
        rows.sort((one, other) => sign * order(key(one, at), key(other, at)));
      }
      body.append(...rows);
    });
  });
});
