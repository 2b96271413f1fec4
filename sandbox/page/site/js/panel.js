// The panel at the side: a thread, the inspector or the tour, one at a time.

import { composer } from "./composer.js";
import { el } from "./dom.js";
import { inspector } from "./inspector.js";
import { messageList } from "./messages.js";
import { me, remember, store } from "./store.js";
import { tour } from "./tour.js";
import { word } from "./words.js";

const panel = document.getElementById("panel");
let shown = { name: null, update: () => {} };

const MAKERS = { thread, inspector, tour };

export function showPanel(handles) {
  const name = store.panel && `${store.panel} ${store.panel === "thread" ? store.thread : ""} ${me().language}`;
  panel.hidden = !name;
  if (!name) {
    shown = { name: null, update: () => {} };
    panel.replaceChildren();
    return;
  }
  if (shown.name !== name) {
    const { title, node, update = () => {} } = MAKERS[store.panel](handles);
    shown = { name, update };
    panel.setAttribute("aria-label", title);
    panel.replaceChildren(
      el("header", {}, el("h2", {}, title), el("button", { type: "button", class: "close", "aria-label": word("close"), on: { click: () => shut(handles) } }, "×")),
      node);
  }
  shown.update();
}

panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") panel.querySelector("button.close")?.click();
});

/** Back to the button that opened the panel. */
function shut(handles) {
  const key = store.panel === "thread" ? `thread ${store.thread}` : store.panel;
  remember({ panel: null, thread: null });
  handles.render();
  const button = [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
  (button ?? document.querySelector("#composer textarea"))?.focus();
}

function thread() {
  const container = el("div", { class: "messages" });
  const scroller = el("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": word("thread") }, container);
  const show = messageList(container, { scroller, open: () => {}, isThread: true });
  const ts = store.thread;
  const reply = composer({ where: () => ({ channel: store.seen.messages.channel, thread: ts }), label: word("reply") });
  const update = () => {
    const own = store.seen.messages.list.filter((message) => message.ts === ts || message.thread === ts);
    show(own, { language: me().language });
  };
  return { title: word("thread"), node: el("div", { class: "thread" }, scroller, reply.node), update };
}
