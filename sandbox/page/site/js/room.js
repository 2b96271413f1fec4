// The middle of the page: one conversation with its composer, or the app's Home tab.

import { act } from "./api.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { el, refill } from "./dom.js";
import { messageList } from "./messages.js";
import { noticeHolder, told } from "./notice.js";
import { me, openChannel, remember, store } from "./store.js";
import { word } from "./words.js";

const room = document.getElementById("room");
let parts = null;
let drawnHome = "";
let homeOf = null;

/** Shows what is open now. `look` fetches anew, `open` opens a thread. */
export function showRoom({ look, open }) {
  if (parts?.language !== me().language) parts = build(look);
  const channel = openChannel();
  if (!channel) return;
  const isDirect = channel.kind === "direct";
  const isHome = isDirect && store.tab === "home" && store.seen.hasHome;
  head(channel, isDirect, look);
  parts.list.hidden = parts.foot.hidden = isHome;
  parts.home.hidden = !isHome;
  if (isHome) return showHome();
  [drawnHome, homeOf] = ["", null];
  parts.older.hidden = !store.seen.messages.hasMore;
  const all = store.seen.messages.list;
  const replies = Map.groupBy(all.filter((message) => message.thread), (message) => message.thread);
  const switched = parts.channel !== `${channel.id} ${me().id}`;
  if (switched) {
    parts.channel = `${channel.id} ${me().id}`;
    parts.unread = { after: channel.readUpTo, upTo: all.at(-1)?.ts ?? "" };
    parts.container.replaceChildren();
    parts.show = messageList(parts.container, { scroller: parts.scroller, open });
  }
  parts.show(all.filter((message) => !message.thread), { unread: parts.unread, replies, language: me().language });
  if (switched) parts.scroller.scrollTop = parts.scroller.scrollHeight;
  parts.empty.hidden = all.length > 0;
  parts.empty.textContent = word("empty");
  const name = isDirect ? store.seen.app : `#${channel.name}`;
  parts.composer.rename(word("writeTo", name));
  parts.foot.hidden = channel.isArchived;
  if (channel.unread && document.visibilityState === "visible") act({ as: me().name, kind: "read", channel: channel.id });
}

export const fillComposer = (text) => parts.composer.fill(text);

/** Everything that has words of the page's own, in the language of the person one is. */
function build(look) {
  const container = el("div", { class: "messages" });
  const empty = el("p", { class: "empty" });
  const older = el("button", { type: "button", class: "plain older", on: { click: () => { remember({ limit: store.limit + 100 }); look(); } } }, word("older"));
  const list = el("section", { class: "scroller", tabindex: "0", "aria-label": word("messages") }, older, container, empty);
  const home = el("section", { class: "home", tabindex: "0", "aria-label": word("home") });
  const header = el("header", { class: "room-head" });
  const compose = composer({ where: () => ({ channel: store.seen.messages.channel }), label: "" });
  const foot = el("footer", { id: "composer" }, compose.node);
  room.replaceChildren(header, list, home, noticeHolder(), foot);
  drawnHome = "";
  return {
    language: me().language, container, empty, older, list, scroller: list, home, header, composer: compose, foot,
    show: null, channel: null, unread: null,
  };
}

function head(channel, isDirect, look) {
  const tab = (name) => el("button", {
    type: "button", role: "tab", "aria-selected": String(store.tab === name), data: { key: `tab ${name}` },
    on: { click: () => { remember({ tab: name }); look(); } },
  }, word(name === "home" ? "home" : "messages"));
  const name = isDirect ? store.seen.app : [el("span", { class: channel.kind === "private" ? "sign lock" : "sign", "aria-hidden": "true" }, channel.kind === "private" ? "" : "# "), channel.name];
  refill(parts.header,
    el("h1", {}, name),
    !isDirect && el("span", { class: "quiet" }, word("members", channel.members)),
    isDirect && store.seen.hasHome && el("div", { role: "tablist", "aria-label": store.seen.app }, tab("home"), tab("messages")));
}

/** The app is told each time that somebody opens the tab. */
function showHome() {
  if (homeOf !== me().id) {
    homeOf = me().id;
    act({ as: me().name, kind: "home" });
  }
  const view = store.seen.home;
  const fingerprint = JSON.stringify([view, me().language]);
  if (fingerprint === drawnHome) return;
  drawnHome = fingerprint;
  if (!view) return refill(parts.home, el("p", { class: "empty" }, word("noHome")));
  const deed = { as: me().name, view: view.id };
  const place = {
    name: "home", headingLevel: 2, state: view.state,
    act: async (more) => told(await act({ ...deed, ...more })),
    ask: (more) => act({ ...deed, ...more }),
  };
  refill(parts.home, el("div", { class: "sheet" }, blocks(view.blocks, place)));
}
