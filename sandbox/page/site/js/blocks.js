// Block Kit as nodes. `place` tells where the blocks stand: its name, the state of their elements, how to act.

import { el } from "./dom.js";
import { element } from "./elements.js";
import { field } from "./fields.js";
import { picture } from "./picture.js";
import { dataTable, table } from "./table.js";
import { mrkdwn, richText, text } from "./text.js";

export function blocks(list, place) {
  return list.map((block) => el("div", { class: `block ${block.type}`, data: { block: block.block_id } }, drawn(block, place)));
}

const DRAWERS = {
  section: (block, place) => [
    el("div", { class: "body" },
      block.text && el("div", { class: "text" }, text(block.text)),
      block.fields && el("div", { class: "fields" }, block.fields.map((each) => el("div", { class: "text" }, text(each))))),
    block.accessory && el("div", { class: "accessory" }, element(block.accessory, block, place)),
  ],
  header: (block, place) => el(`h${Math.min((block.level ?? 1) + place.headingLevel - 1, 6)}`, {}, text(block.text)),
  context: (block, place) => block.elements.map((each) => each.type === "image" ? picture(each, place) : el("span", {}, text(each))),
  divider: () => el("hr"),
  image: (block, place) => el("figure", {}, block.title && el("figcaption", {}, text(block.title)), picture(block, place)),
  actions: (block, place) => block.elements.map((each) => element(each, block, place)),
  context_actions: (block, place) => block.elements.map((each) => element(each, block, place)),
  input: (block, place) => field(block, place),
  rich_text: (block) => richText(block),
  markdown: (block) => el("div", { class: "text" }, mrkdwn(block.text)),
  table: (block) => table(block),
  data_table: (block) => dataTable(block),
  alert: (block) => el("div", { class: `text level-${block.level ?? "default"}`, role: "note" }, text(block.text)),
};

function drawn(block, place) {
  const draw = DRAWERS[block.type];
  return draw ? draw(block, place) : el("p", { class: "unknown" }, block.type);
}
