"use strict";
(function () {
  const found = document.getElementById("found");
  const sample = document.getElementById("sample");

  // What a cell is sorted by: its own key, a number without its separators, or its text.
  function key(row, column) {
    const cell = row.cells[column];
    if (!cell) return "";
    if (cell.dataset.sort !== undefined) return Number(cell.dataset.sort);
    const text = cell.textContent.trim();
    const plain = text.replace(/,/g, "");
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
  }

  function order(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "en", { numeric: true });
  }

  function sort(table, column, header) {
    const down = header.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("th[aria-sort]").forEach((th) => th.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    // Sampled rows are bodies of two rows each; elsewhere one body holds all rows.
    const grouped = table.classList.contains("items");
    const parent = grouped ? table : table.tBodies[0];
    const all = Array.from(grouped ? table.tBodies : parent.rows);
    all
      .map((element) => [key(grouped ? element.rows[0] : element, column), element])
      .sort((a, b) => (down ? order(b[0], a[0]) : order(a[0], b[0])))
      .forEach((pair) => parent.appendChild(pair[1]));
    if (!grouped && table.tFoot) table.appendChild(table.tFoot);
  }

  document.querySelectorAll("table.sortable").forEach((table) => {
    table.querySelectorAll("thead th").forEach((header) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sort(table, header.cellIndex, header));
      header.append(button);
    });
  });

  // Boxes that scroll sideways must be reachable by keyboard, and only those.
  function reach() {
    document.querySelectorAll(".wide").forEach((box) => {
      const scrolls =
        box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1;
      const table = box.querySelector("table");
      box.removeAttribute("tabindex");
      box.removeAttribute("role");
      box.removeAttribute("aria-label");
      if (scrolls) {
        box.setAttribute("tabindex", "0");
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", table.caption.textContent);
      }
    });
  }
  reach();
  window.addEventListener("resize", reach);

  if (sample) {
    const filter = document.querySelector(".filter");
    const find = document.getElementById("find");
    const choices = Array.from(filter.querySelectorAll("select"));
    const items = Array.from(sample.querySelectorAll("tbody.item"));
    const texts = items.map((item) => item.textContent.toLowerCase());
    const apply = () => {
      const words = find.value.trim().toLowerCase();
      let shown = 0;
      items.forEach((item, i) => {
        const fits =
          texts[i].includes(words) &&
          choices.every((c) => c.value === "" || item.dataset[c.dataset.by] === c.value);
        item.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      found.textContent =
        shown.toLocaleString("en") + " of " + items.length.toLocaleString("en") + " rows shown";
    };
    find.addEventListener("input", apply);
    choices.forEach((choice) => choice.addEventListener("change", apply));
    const open = (is) => () =>
      items.forEach((item) => {
        if (!item.hidden) item.querySelector("details").open = is;
      });
    document.getElementById("open-all").addEventListener("click", open(true));
    document.getElementById("close-all").addEventListener("click", open(false));
    filter.hidden = false;
    apply();
  }

  // A place inside something closed is opened before it is gone to.
  function go() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", go);
  go();

  // On paper everything is open.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((details) => (details.open = true));
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((details) => (details.open = false));
    opened = [];
  });
})();
