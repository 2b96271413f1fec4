// The messages of a conversation or of a thread. A message that has not changed keeps its node, and so its focus.

import { act } from "./api.js";
import { blocks } from "./blocks.js";
import { disclosure, el } from "./dom.js";
import { announce } from "./live.js";
import { told } from "./notice.js";
import { me, person, store } from "./store.js";
import { mrkdwn } from "./text.js";
import { clockTime, dayName, word } from "./words.js";

const SAME_BREATH = 5 * 60;

/** Keeps a list of messages up to date in a container. `open` opens a thread; `scroller` follows what is new. */
export function messageList(container, { scroller, open, isThread = false }) {
  const nodes = new Map();
  let latest = null;

  return function show(messages, { unread = { after: "", upTo: "" }, replies = new Map(), language }) {
    const kept = new Set();
    const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    const active = document.activeElement?.dataset?.key;
    const children = [];
    let before = null;
    for (const message of messages) {
      if (!before || dayName(before.ts) !== dayName(message.ts)) children.push(dayLine(message.ts));
      if (begins(unread, before, message)) children.push(newLine());
      const key = message.ts;
      const fingerprint = JSON.stringify([message, replies.get(key)?.length, follows(before, message), language]);
      let known = nodes.get(key);
      if (known?.fingerprint !== fingerprint) {
        known = { fingerprint, node: article(message, { follows: follows(before, message), replies: replies.get(key) ?? [], open, isThread }) };
        nodes.set(key, known);
      }
      kept.add(key);
      children.push(known.node);
      before = message;
    }
    for (const key of nodes.keys()) if (!kept.has(key)) nodes.delete(key);
    settle(container, children, active);
    speak(messages, latest);
    const isNew = latest === null || (messages.length && messages.at(-1).ts > latest);
    latest = messages.at(-1)?.ts ?? "";
    if (isNew && (isAtEnd || messages.at(-1)?.user === me().id)) scroller.scrollTop = scroller.scrollHeight;
  };
}

/** Puts the children in without touching those that are in their place already. */
function settle(container, children, active) {
  children.forEach((child, index) => {
    if (container.children[index] !== child) container.insertBefore(child, container.children[index] ?? null);
  });
  while (container.children.length > children.length) container.lastChild.remove();
  if (active && document.activeElement === document.body) {
    [...container.querySelectorAll("[data-key]")].find((node) => node.dataset.key === active)?.focus({ preventScroll: true });
  }
}

function speak(messages, latest) {
  if (latest === null) return;
  for (const message of messages) {
    if (message.ts > latest && message.user !== me().id) announce(`${name(message)}: ${firstWords(message)}`);
  }
}

/** Whether what was unread when the conversation was opened begins with this message. */
const begins = ({ after, upTo }, before, message) => before && after && before.ts <= after && message.ts > after && message.ts <= upTo;

const name = (message) => person(message.user)?.realName ?? message.user;
const firstWords = (message) => message.text.replace(/<[^>|]*\|?([^>]*)>/g, "$1").slice(0, 200);
const follows = (before, message) => before && before.user === message.user && !before.isEphemeral && !message.isEphemeral && message.ts - before.ts < SAME_BREATH;

function dayLine(ts) {
  return el("div", { class: "day", role: "separator" }, el("span", {}, dayName(ts)));
}

function newLine() {
  return el("div", { class: "new", role: "separator" }, el("span", {}, word("newMessages")));
}

function article(message, { follows: isFollowing, replies, open, isThread }) {
  const deed = { as: me().name, channel: message.channel, ts: message.ts };
  const place = {
    name: message.ts, headingLevel: 3, state: message.state,
    act: async (more) => told(await act({ ...deed, ...more })),
    ask: (more) => act({ ...deed, ...more }),
  };
  const who = person(message.user);
  return el("article", { class: `message${isFollowing ? " following" : ""}${message.isEphemeral ? " ephemeral" : ""}`, "aria-label": `${name(message)}, ${clockTime(message.ts)}` },
    avatar(who, message.user),
    el("div", { class: "said" },
      message.isEphemeral && el("p", { class: "only-you" }, word("onlyYou")),
      el("p", { class: "by" }, el("strong", {}, name(message)), who?.isBot && el("span", { class: "badge" }, word("app")), el("time", { datetime: new Date(message.ts * 1000).toISOString() }, clockTime(message.ts))),
      message.blocks.length ? blocks(message.blocks, place) : el("div", { class: "text" }, mrkdwn(message.text)),
      message.files.map(attachment),
      message.isEdited && el("span", { class: "edited" }, word("edited")),
      replies.length > 0 && !isThread && el("button", { type: "button", class: "replies", data: { key: `thread ${message.ts}` }, on: { click: () => open(message.ts) } }, word("replies", replies.length))),
    !isThread && !message.isEphemeral && more(message, deed, open));
}

function avatar(who, id) {
  const initials = (who?.realName ?? "?").split(" ").map((part) => part[0]).slice(0, 2).join("");
  const colour = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;
  return el("span", { class: `avatar ${who?.isBot ? "bot" : `colour-${colour}`}`, "aria-hidden": "true" }, who?.isBot ? store.seen.app[0] : initials);
}

function attachment(file) {
  const address = `/files/${encodeURIComponent(file.id)}/${encodeURIComponent(file.name)}`;
  return /\.png$/i.test(file.name)
    ? el("figure", {}, el("figcaption", {}, file.title), el("img", { src: address, alt: file.title }))
    : el("a", { class: "file", href: address, download: file.name }, el("strong", {}, file.title), el("span", {}, `${file.name} · ${Math.ceil(file.size / 1024)} kB`));
}

/** Replying, and the app's own message shortcuts. */
function more(message, deed, open) {
  const shortcuts = store.seen.shortcuts.filter((each) => each.kind === "message");
  return el("div", { class: "more" }, disclosure({
    label: [el("span", { "aria-hidden": "true" }, "⋯"), el("span", { class: "unseen" }, word("messageActions"))],
    key: `more ${message.ts}`,
    className: "overflow-button",
    panelClass: "left",
    content: (close) => el("ul", { class: "menu" },
      el("li", {}, el("button", { type: "button", on: { click: () => { close(); open(message.ts); } } }, word("reply"))),
      shortcuts.map((each) => el("li", {}, el("button", { type: "button", on: { click: () => { close(); act({ ...deed, kind: "shortcut", callback: each.id }); } } }, each.name)))),
  }));
}
