// An input block: its label, its control, its hint and, beside it, what is wrong with it.

import { keyFor, valueOf } from "./choices.js";
import { control } from "./controls.js";
import { el, freshId } from "./dom.js";
import { word } from "./words.js";

export function field(block, place) {
  const id = freshId("field");
  const [hintId, errorId, labelId] = [`${id}-hint`, `${id}-error`, `${id}-label`];
  const object = block.element;
  const key = keyFor(place, block, object);
  const { node, read } = control(object, { value: valueOf(object, block, place.state), key, place, block, id });
  const isGroup = node.hasAttribute("role");
  const target = isGroup ? node : (node.matches("input, select, textarea") ? node : node.querySelector("input"));
  const error = el("p", { class: "error", id: errorId, hidden: true });
  const optional = block.optional && el("span", { class: "optional" }, ` ${word("optional")}`);

  if (isGroup) target.setAttribute("aria-labelledby", labelId);
  else if (!block.optional) target.setAttribute("aria-required", "true");
  describe(target, block.hint && hintId);

  place.fields?.push({
    block: block.block_id,
    action: object.action_id,
    type: object.type,
    read,
    complain: (sentence) => {
      error.hidden = !sentence;
      error.textContent = sentence ?? "";
      if (!isGroup) target.setAttribute("aria-invalid", String(Boolean(sentence)));
      describe(target, block.hint && hintId, sentence && errorId);
    },
    focus: () => (isGroup ? target.querySelector("input") : target)?.focus(),
  });
  if (block.dispatch_action) {
    node.addEventListener("change", async () => place.act({ kind: "click", action: object.action_id, block: block.block_id, value: await read() }));
  }
  const label = isGroup
    ? el("span", { class: "label", id: labelId }, block.label.text, optional)
    : el("label", { class: "label", for: id }, block.label.text, optional);
  return el("div", { class: "field" }, label, node, error, block.hint && el("p", { class: "hint", id: hintId }, block.hint.text));
}

function describe(target, ...ids) {
  const present = ids.filter(Boolean);
  if (present.length) target.setAttribute("aria-describedby", present.join(" "));
  else target.removeAttribute("aria-describedby");
}
