// Tables and data tables. A data table has a caption, is sorted by its headings and shown page by page.

import { el, refill } from "./dom.js";
import { richText } from "./text.js";
import { word } from "./words.js";

export function table(block) {
  const [head, ...rows] = block.rows;
  return scrolled(el("table", {}, el("thead", {}, row(head, block, "th")), el("tbody", {}, rows.map((cells) => row(cells, block, "td")))), word("table"));
}

export function dataTable(block) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? 10;
  const shown = { page: 0, column: null, isDown: false };
  const holder = el("div", { class: "data-table" });

  const draw = () => {
    const ordered = shown.column === null ? rows : [...rows].sort(byColumn(shown));
    const pages = Math.ceil(rows.length / size);
    const page = ordered.slice(shown.page * size, (shown.page + 1) * size);
    refill(
      holder,
      scrolled(
        el("table", {},
          el("caption", {}, block.caption),
          el("thead", {}, el("tr", {}, head.map((cell, index) => heading(cell, index)))),
          el("tbody", {}, page.map((cells) => row(cells, block, "td")))),
        block.caption,
      ),
      pages > 1 && turner(pages),
    );
  };
  const heading = (cell, index) => {
    const order = shown.column === index ? (shown.isDown ? "descending" : "ascending") : null;
    const sort = () => { shown.isDown = shown.column === index && !shown.isDown; shown.column = index; draw(); };
    const align = rows[0][index].type === "raw_number" ? "align-right" : null;
    return el("th", { scope: "col", "aria-sort": order, class: align },
      el("button", { type: "button", data: { key: `sort-${index}` }, on: { click: sort } }, content(cell), order && el("span", { "aria-hidden": "true" }, shown.isDown ? " ↓" : " ↑")));
  };
  const turner = (pages) => {
    const turn = (by) => () => { shown.page += by; draw(); };
    return el("div", { class: "turner" },
      el("button", { type: "button", class: "plain", disabled: shown.page === 0, data: { key: "back" }, on: { click: turn(-1) } }, word("previous")),
      el("span", {}, `${shown.page + 1} / ${pages}`),
      el("button", { type: "button", class: "plain", disabled: shown.page === pages - 1, data: { key: "on" }, on: { click: turn(1) } }, word("next")));
  };
  draw();
  return holder;
}

function scrolled(content, label) {
  return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": label }, content);
}

function row(cells, block, tag) {
  return el("tr", {}, cells.map((cell, index) => {
    const isHead = tag === "th" || index === block.row_header_column_index;
    const scope = tag === "th" ? "col" : isHead ? "row" : null;
    const align = block.column_settings?.[index]?.align ?? (cell.type === "raw_number" ? "right" : null);
    return el(isHead ? "th" : "td", { scope, class: align && `align-${align}` }, content(cell));
  }));
}

function content(cell) {
  return cell.type === "rich_text" ? richText(cell) : cell.text;
}

function byColumn({ column, isDown }) {
  return (one, other) => {
    const [a, b] = [one[column], other[column]];
    const order = a.type === "raw_number" && b.type === "raw_number"
      ? a.value - b.value
      : plain(a).localeCompare(plain(b), undefined, { numeric: true });
    return isDown ? -order : order;
  };
}

const plain = (cell) => cell.text ?? JSON.stringify(cell.elements);
