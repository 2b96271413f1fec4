// The list of conversations. What is unread stands out, in words too.

import { el, refill } from "./dom.js";
import { me, remember, store } from "./store.js";
import { word } from "./words.js";

const side = document.getElementById("side");
const button = { node: null };

export function showSide({ look }) {
  const go = (channel) => () => {
    remember({ channel: channel.id, limit: 50, thread: null, panel: store.panel === "thread" ? null : store.panel });
    toggle(false);
    look();
    document.getElementById("room").focus({ preventScroll: true });
  };
  const channels = store.seen.channels.filter((each) => each.kind !== "direct");
  const direct = store.seen.channels.filter((each) => each.kind === "direct");
  side.setAttribute("aria-label", word("conversations"));
  refill(side,
    el("p", { class: "workspace" }, word("workspace"), el("span", { class: store.seen.isConnected ? "connected" : "away" }, word(store.seen.isConnected ? "connected" : "away"))),
    el("h2", {}, word("apps")),
    el("ul", {}, direct.map((each) => entry(each, store.seen.app, go(each)))),
    el("h2", {}, word("channels")),
    el("ul", {}, channels.map((each) => entry(each, each.name, go(each)))));
}

function entry(channel, name, go) {
  const isOpen = channel.id === store.seen.messages.channel;
  const sign = channel.kind === "direct" ? el("span", { class: "avatar bot small", "aria-hidden": "true" }, store.seen.app[0]) : el("span", { class: channel.kind === "private" ? "sign lock" : "sign", "aria-hidden": "true" }, channel.kind === "private" ? "" : "#");
  const count = channel.unread > 0 && !isOpen && el("span", { class: channel.isMentioned ? "count" : "count quiet" }, String(channel.unread), el("span", { class: "unseen" }, ` ${word("unread")}`));
  return el("li", {}, el("button", {
    type: "button", class: channel.unread && !isOpen ? "unread" : "", "aria-current": isOpen ? "page" : null,
    data: { key: `channel ${channel.id}` }, on: { click: go },
  }, sign, el("span", { class: "name" }, name), count));
}

/** The button that shows the list on a narrow page. */
export function menuButton() {
  const unread = store.seen.channels.reduce((sum, each) => sum + each.unread, 0);
  button.node = el("button", {
    type: "button", class: "menu-button", "aria-expanded": String(side.classList.contains("open")), "aria-controls": "side",
    data: { key: "menu" }, on: { click: () => toggle(!side.classList.contains("open")) },
  }, el("span", { "aria-hidden": "true" }, "☰"), el("span", { class: "unseen" }, word("conversations")), unread > 0 && el("span", { class: "count" }, String(unread)));
  return button.node;
}

function toggle(isOpen) {
  side.classList.toggle("open", isOpen);
  button.node?.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) side.querySelector("button")?.focus();
}

side.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !side.classList.contains("open")) return;
  toggle(false);
  button.node?.focus();
});
