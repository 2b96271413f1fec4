// The modal in front of a person. What they have typed stays while the app shows the same fields again.

import { act } from "./api.js";
import { blocks } from "./blocks.js";
import { el, refill } from "./dom.js";
import { announce } from "./live.js";
import { me, store } from "./store.js";
import { failure, translated, word } from "./words.js";

const dialog = document.getElementById("form");
let shown = null;
let fields = [];
let opener = null;

dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });

/** Shows the view on top, or none. */
export function showForm() {
  const view = store.seen.view;
  if (!view) return hide();
  if (shown?.hash === view.hash && shown.id === view.id) return undefined;
  const isNew = shown?.id !== view.id;
  if (!dialog.open) opener = { node: document.activeElement, key: document.activeElement?.dataset.key };
  shown = view;
  draw(view);
  if (!dialog.open) dialog.showModal();
  if (isNew) firstControl()?.focus();
  return undefined;
}

/** Back to the button that opened the form, or to the one that stands in its place. */
function hide() {
  shown = null;
  if (!dialog.open) return;
  dialog.close();
  const again = opener?.node.isConnected ? opener.node : [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === opener?.key);
  (again ?? document.querySelector("#composer textarea"))?.focus();
}

function firstControl() {
  return dialog.querySelector(".body input, .body select, .body textarea") ?? dialog.querySelector("button.primary, button.plain");
}

function draw(view) {
  fields = [];
  const deed = { as: me().name, view: view.id };
  const place = {
    surface: "modal", headingLevel: 3, state: view.state, fields,
    act: (more) => act({ ...deed, ...more }),
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
