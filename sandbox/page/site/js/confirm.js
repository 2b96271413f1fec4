// Slack's "are you sure?".

import { el } from "./dom.js";
import { text } from "./text.js";

/** Whether the person really means it. */
export function confirmed(confirm) {
  return new Promise((resolve) => {
    const dialog = el("dialog", { class: "confirm", "aria-label": confirm.title.text },
      el("h2", {}, text(confirm.title)),
      el("p", {}, text(confirm.text)),
      el("div", { class: "buttons" },
        el("button", { type: "button", class: "plain", on: { click: () => dialog.close("no") } }, text(confirm.deny)),
        el("button", { type: "button", class: confirm.style ?? "primary", on: { click: () => dialog.close("yes") } }, text(confirm.confirm))));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
