// A line above the composer that says what went wrong, until it is put away or something else is done.

import { el } from "./dom.js";
import { word } from "./words.js";

let holder = null;

export function noticeHolder() {
  holder = el("div", { class: "notice", role: "alert" });
  return holder;
}

export function notify(sentence) {
  holder?.replaceChildren(el("span", {}, sentence), el("button", { type: "button", class: "close", "aria-label": word("close"), on: { click: calm } }, "×"));
}

export function calm() {
  holder?.replaceChildren();
}
