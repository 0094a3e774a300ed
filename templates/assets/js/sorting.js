// Tables marked data-sortable are sorted by the column whose head is pressed. Without this script they stay as built.
// A cell's data-sort is its value as a number or, where it is none, as a key made at build time; empty cells come last.
// Rows that explain or belong to the row above them would lose their place, so that tables with spans or parts are left.
(() => {
  "use strict";
  const key = (row, column) => row.cells[column]?.dataset.sort ?? row.cells[column]?.textContent.trim() ?? "";
  const compare = (one, other) => {
    if (one === "" || other === "") return (one === "") - (other === "");
    const numbers = [Number(one), Number(other)];
    return numbers.some(Number.isNaN) ? (one < other ? -1 : one > other ? 1 : 0) : numbers[0] - numbers[1];
  };
  const sort = (table, head, column) => {
    const rising = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    for (const body of table.tBodies) {
      const rows = [...body.rows].map((row) => [key(row, column), row]);
      const way = rising ? 1 : -1;
      const filled = rows.filter(([own]) => own !== "").sort(([one], [other]) => way * compare(one, other));
      body.append(...filled.concat(rows.filter(([own]) => own === "")).map(([, row]) => row));
    }
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    if (table.querySelector("tbody :is([colspan], [rowspan], .part)")) continue;
    const heads = table.tHead.rows[table.tHead.rows.length - 1].cells;
    [...heads].forEach((head, column) => {
      if (head.dataset.unsortable !== undefined) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head, column));
      head.append(button);
    });
  }
})();
