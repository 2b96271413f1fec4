// The modal in front of a person. What they have typed stays while the app shows the same fields again.

import { act } from "./api.js";
import { blocks } from "./blocks.js";
import { VALUE_NAMES } from "./choices.js";
import { el, refill } from "./dom.js";
import { announce } from "./live.js";
import { me, store } from "./store.js";
import { failure, translated, word } from "./words.js";

const dialog = document.getElementById("form");
let shown = null;
let fields = [];
let opener = null;
// What was typed into each view of the stack and not sent yet.
let typed = new Map();

dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });

/** Shows the view on top, or none. */
export function showForm() {
  const view = store.seen.view;
  if (!view) return hide();
  if (shown?.hash === view.hash && shown.id === view.id) return undefined;
  const isNew = shown?.id !== view.id;
  keepTyped();
  if (!dialog.open) opener = { node: document.activeElement, key: document.activeElement?.dataset.key };
  shown = view;
  draw(view);
  if (!dialog.open) dialog.showModal();
  if (isNew) firstControl()?.focus();
  return undefined;
}

/** Back to the button that opened the form, or to the one that stands in its place. */
function hide() {
  if (!shown) return;
  shown = null;
  typed = new Map();
  // A second Escape closes it without asking.
  if (dialog.open) dialog.close();
  const again = opener?.node.isConnected ? opener.node : [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === opener?.key);
  // What was picked in a menu can be picked once more.
  if (again?.tagName === "SELECT") again.value = "";
  (again ?? document.querySelector("#composer textarea"))?.focus();
}

/** Files are chosen anew: a browser puts none into a field by itself. */
function keepTyped() {
  if (!shown) return;
  const values = fields.map((each) => ({ ...each, value: each.read() })).filter((each) => !(each.value instanceof Promise));
  typed.set(shown.id, values);
}

/** The state of a view with what was typed into the fields that are still there. */
function stateOf(view) {
  const state = structuredClone(view.state);
  for (const { block, action, type, value } of typed.get(view.id) ?? []) {
    const known = state[block]?.[action];
    if (known?.type === type) known[VALUE_NAMES[type]] = value;
  }
  return state;
}

function firstControl() {
  return dialog.querySelector(".body input, .body select, .body textarea") ?? dialog.querySelector("button.primary, button.plain");
}

function draw(view) {
  fields = [];
  const deed = { as: me().name, view: view.id };
  const place = {
    name: "form", headingLevel: 3, state: stateOf(view), fields,
    act: async (more) => complain(await act({ ...deed, ...more })),
    ask: (more) => act({ ...deed, ...more }),
  };
  dialog.setAttribute("aria-labelledby", "form-title");
  refill(dialog, el("form", { novalidate: true, on: { submit: (event) => { event.preventDefault(); submit(view); } } },
    el("header", {},
      el("h2", { id: "form-title" }, view.title),
      el("button", { type: "button", class: "close", "aria-label": word("close"), on: { click: close } }, "×")),
    el("div", { class: "body" }, el("p", { class: "trouble", role: "alert", hidden: true }), blocks(view.blocks, place)),
    el("footer", {},
      el("button", { type: "button", class: "plain", on: { click: close } }, view.close ?? word(store.seen.depth > 1 ? "back" : "close")),
      view.submit && el("button", { type: "submit", class: "primary" }, view.submit))));
}

async function submit(view) {
  const values = {};
  for (const each of fields) (values[each.block] ??= {})[each.action] = await each.read();
  const button = dialog.querySelector("button[type=submit]");
  button.disabled = true;
  const answer = await act({ as: me().name, kind: "submit", view: view.id, values });
  button.disabled = false;
  complain(answer);
}

function complain({ errors = {}, error, trouble }) {
  for (const each of fields) each.complain(errors[each.block] && translated(errors[each.block]));
  const first = fields.find((each) => errors[each.block]);
  first?.focus();
  if (first) announce(translated(errors[first.block]));
  const sentence = first ? "" : (trouble ?? (error ? failure(error) : ""));
  const line = dialog.querySelector(".trouble");
  if (!line) return;
  line.hidden = !sentence;
  line.textContent = sentence;
}

function close() {
  if (shown) act({ as: me().name, kind: "close", view: shown.id });
}
