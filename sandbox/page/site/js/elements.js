// Interactive elements outside of forms: each tells the app at once what was pressed or picked.

import { VALUE_NAMES, keyFor, keyOf, valueOf } from "./choices.js";
import { disclosure, el, freshId } from "./dom.js";
import { confirmed } from "./confirm.js";
import { control } from "./controls.js";
import { picture } from "./picture.js";
import { text } from "./text.js";
import { word } from "./words.js";

export function element(object, block, place) {
  const press = async (value) => {
    if (object.confirm && !(await confirmed(object.confirm))) return;
    await place.act({ kind: "click", action: object.action_id, block: block.block_id, value });
  };
  const draw = DRAWERS[object.type];
  if (draw) return draw(object, press, block, place);
  if (object.type in VALUE_NAMES) return picked(object, press, block, place);
  return el("span", { class: "unknown" }, object.type);
}

const keyed = (object, block, place) => ({ key: keyFor(place, block, object) });

const DRAWERS = {
  button: (object, press, block, place) => object.url
    ? el("a", { class: `button ${object.style ?? ""}`, href: object.url, target: "_blank", rel: "noreferrer noopener", on: { click: () => press(object.value) } }, text(object.text))
    : el("button", { type: "button", class: object.style, "aria-label": object.accessibility_label, data: keyed(object, block, place), on: { click: () => press(object.value) } }, text(object.text)),
  image: (object) => picture(object),
  overflow: (object, press, block, place) => disclosure({
    label: [el("span", { "aria-hidden": "true" }, "⋯"), el("span", { class: "unseen" }, word("more"))],
    key: keyed(object, block, place).key,
    className: "overflow-button",
    content: (close) => el("ul", { class: "menu" }, object.options.map((option) => el("li", {},
      el("button", { type: "button", on: { click: () => { close(); press(option.value); } } }, text(option.text))))),
  }),
  feedback_buttons: (object, press) => el("span", { class: "feedback" }, ["positive_button", "negative_button"].map((name) =>
    el("button", { type: "button", on: { click: () => press(object[name].value) } }, text(object[name].text)))),
  icon_button: (object, press, block, place) => el("button", { type: "button", "aria-label": object.accessibility_label, data: keyed(object, block, place), on: { click: () => press(object.value) } }, text(object.text)),
  checkboxes: (object, press, block, place) => boxes(object, press, block, place, "checkbox"),
  radio_buttons: (object, press, block, place) => boxes(object, press, block, place, "radio"),
};

function boxes(object, press, block, place, type) {
  const value = valueOf(object, block, place.state);
  const chosen = new Set((Array.isArray(value) ? value : [value]).map(keyOf));
  const name = freshId("choice");
  const changed = (event) => {
    const inputs = [...event.currentTarget.querySelectorAll("input")];
    const picks = object.options.filter((_, index) => inputs[index].checked);
    press(type === "radio" ? picks[0] : picks);
  };
  return el("div", { class: "boxes", role: type === "radio" ? "radiogroup" : "group", "aria-label": place.label?.(block) ?? word("choices"), on: { change: changed } },
    object.options.map((option) => el("label", {},
      el("input", { type, name, checked: chosen.has(option.value), data: { key: keyFor(place, block, object, option.value) } }),
      el("span", {}, text(option.text), option.description && el("small", {}, text(option.description))))));
}

/** A select or a picker. A choice of one is told as soon as it is made. */
function picked(object, press, block, place) {
  const { node, read } = control(object, { value: valueOf(object, block, place.state), key: keyed(object, block, place).key, place, block });
  const input = node.matches("input, select, textarea") ? node : node.querySelector("input, select, textarea");
  const label = object.placeholder?.text ?? word("choose");
  if (input && !node.hasAttribute("role")) input.setAttribute("aria-label", label);
  else node.setAttribute("aria-label", label);
  node.addEventListener("change", async () => press(await read()));
  return node;
}
