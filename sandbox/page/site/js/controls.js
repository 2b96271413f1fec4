// One control for each element that holds a value. `read` gives the value as Slack's client would send it.

import { keyOf, offered, option } from "./choices.js";
import { el, freshId } from "./dom.js";
import { word } from "./words.js";

/** A node and a way to read it. */
export function control(object, { value, key, place, block, id = freshId("field") }) {
  const draw = DRAWERS[object.type] ?? (object.type.startsWith("multi_") ? many : one);
  return draw(object, { value, key, place, block, id });
}

const input = (type, more = () => ({})) => (object, { value, key, id }) => {
  const node = el("input", {
    id, type, value: value ?? "", placeholder: object.placeholder?.text, data: { key }, autocomplete: "off", ...more(object),
  });
  return { node, read: () => node.value || null };
};

const DRAWERS = {
  plain_text_input: (object, options) => object.multiline ? area(object, options) : input("text", limits)(object, options),
  email_text_input: input("email"),
  url_text_input: input("url"),
  number_input: input("text", (object) => ({ inputmode: object.is_decimal_allowed ? "decimal" : "numeric" })),
  datepicker: input("date"),
  timepicker: input("time"),
  datetimepicker: dateTime,
  rich_text_input: richTextInput,
  checkboxes: (object, options) => ticks(object, options, object.options.map(option)),
  radio_buttons: (object, options) => ticks(object, options, object.options.map(option)),
  external_select: external,
  multi_external_select: external,
  file_input: files,
};

const limits = (object) => ({ maxlength: object.max_length ?? 3000 });

function area(object, { value, key, id }) {
  const node = el("textarea", { id, rows: 4, placeholder: object.placeholder?.text, data: { key }, ...limits(object) });
  node.value = value ?? "";
  return { node, read: () => node.value || null };
}

function dateTime(object, { value, key, id }) {
  const local = value ? new Date(value * 1000 - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16) : "";
  const node = el("input", { id, type: "datetime-local", value: local, data: { key } });
  return { node, read: () => node.value ? Math.floor(new Date(node.value).getTime() / 1000) : null };
}

function richTextInput(object, { value, key, id }) {
  const node = el("textarea", { id, rows: 4, placeholder: object.placeholder?.text, data: { key } });
  node.value = (value?.elements ?? []).map((part) => part.elements.map((leaf) => leaf.text ?? "").join("")).join("\n");
  const read = () => node.value
    ? { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: node.value }] }] }
    : null;
  return { node, read };
}

function one(object, { value, key, id }) {
  const groups = offered(object);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = keyOf(value);
  const item = (choice) => el("option", { value: choice.key, selected: choice.key === chosen }, choice.label);
  const node = el("select", { id, data: { key } },
    el("option", { value: "" }, object.placeholder?.text ?? word("choose")),
    groups.map((group) => group.label ? el("optgroup", { label: group.label }, group.choices.map(item)) : group.choices.map(item)));
  return { node, read: () => choices.find((choice) => choice.key === node.value)?.value ?? null };
}

function many(object, options) {
  return ticks(object, options, offered(object).flatMap((group) => group.choices));
}

/** A list of boxes, or of radio buttons where only one may be chosen. */
function ticks(object, { value, key }, choices) {
  const isOne = object.type === "radio_buttons";
  const name = freshId("choice");
  const chosen = new Set((Array.isArray(value) ? value : [value]).map(keyOf));
  const inputs = choices.map((choice) => el("input", {
    type: isOne ? "radio" : "checkbox", name, checked: chosen.has(choice.key), data: { key: `${key} ${choice.key}` },
  }));
  const node = el("div", { class: "boxes", role: isOne ? "radiogroup" : "group" },
    choices.map((choice, index) => el("label", {}, inputs[index],
      el("span", {}, choice.label, choice.note && el("small", {}, choice.note)))));
  const read = () => {
    const picks = choices.filter((_, index) => inputs[index].checked).map((choice) => choice.value);
    return isOne ? (picks[0] ?? null) : picks;
  };
  return { node, read };
}

/** The app is asked for options while somebody types. */
function external(object, { value, key, id, place }) {
  const isMany = object.type.startsWith("multi_");
  let found = (Array.isArray(value) ? value : [value]).filter(Boolean);
  let chosen = isMany ? [...found] : found;
  const list = freshId("found");
  const node = el("div", { class: "external" });
  const typed = el("input", {
    id, type: "text", list, autocomplete: "off", data: { key }, placeholder: object.placeholder?.text,
    value: isMany ? "" : (chosen[0]?.text.text ?? ""),
  });
  const options = el("datalist", { id: list });
  const picks = el("div", { class: "picks" });
  const drawPicks = () => picks.replaceChildren(...(isMany ? chosen : []).map((each) => el("button", {
    type: "button", class: "pick", "aria-label": `${word("remove")} ${each.text.text}`,
    on: { click: () => { chosen = chosen.filter((other) => other !== each); drawPicks(); } },
  }, each.text.text, el("span", { "aria-hidden": "true" }, " ×"))));
  const fetchOptions = async () => {
    if (typed.value.length < (object.min_query_length ?? 3)) return;
    const answer = await place.ask({ kind: "options", action: object.action_id, typed: typed.value });
    const groups = answer.optionGroups?.length ? answer.optionGroups : [{ options: answer.options ?? [] }];
    found = groups.flatMap((group) => group.options);
    // A datalist has no groups: each choice says beside it what it is.
    options.replaceChildren(...groups.flatMap((group) => group.options.map((each) => el("option", {
      value: each.text.text, label: [group.label?.text, each.description?.text].filter(Boolean).join(" · ") || null,
    }))));
  };
  typed.addEventListener("focus", fetchOptions);
  typed.addEventListener("input", () => {
    const match = found.find((each) => each.text.text === typed.value);
    if (match) {
      chosen = isMany ? [...chosen.filter((each) => each.value !== match.value), match] : [match];
      if (isMany) typed.value = "";
      drawPicks();
      return;
    }
    if (!isMany) chosen = [];
    fetchOptions();
  });
  node.append(typed, options, picks);
  drawPicks();
  return { node, read: () => (isMany ? chosen : (chosen[0] ?? null)) };
}

function files(object, { key, id }) {
  const accept = object.filetypes?.map((type) => `.${type}`).join(",");
  const node = el("input", { id, type: "file", accept, multiple: (object.max_files ?? 10) > 1, data: { key } });
  return { node, read: () => Promise.all([...node.files].map(packed)) };
}

async function packed(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { fileName: file.name, base64: btoa(binary) };
}
