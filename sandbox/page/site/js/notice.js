// A line above the composer that says what went wrong, until it is put away or something else is done.

import { el } from "./dom.js";
import { failure, word } from "./words.js";

let holder = null;

export function noticeHolder() {
  holder = el("div", { class: "notice", role: "alert" });
  return holder;
}

export function notify(sentence) {
  holder?.replaceChildren(el("span", {}, sentence), el("button", { type: "button", class: "close", "aria-label": word("close"), on: { click: calm } }, "×"));
}

/** What came of a press or a pick, if it went wrong. */
export function told({ error, trouble }) {
  if (error || trouble) notify(trouble ?? failure(error));
}

export function calm() {
  holder?.replaceChildren();
}
