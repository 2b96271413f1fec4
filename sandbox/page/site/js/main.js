// Looks whenever something has changed, and draws what has.

import { listen, look as fetchState } from "./api.js";
import { el } from "./dom.js";
import { showForm } from "./form.js";
import { announce } from "./live.js";
import { showPanel } from "./panel.js";
import { showRoom } from "./room.js";
import { showSide } from "./side.js";
import { me, remember, store } from "./store.js";
import { showTop } from "./top.js";
import { startTourAnew } from "./tour.js";
import { speak, word } from "./words.js";

const handles = { look, render, open: openThread, togglePanel };
let looking = null;
let isStale = false;
let wasReady = false;

listen(look);
setInterval(look, 20_000); // the clock's minutes

/** Looks, and once more if anything changes meanwhile. Whoever waits for it sees the latest. */
function look() {
  isStale = true;
  looking ??= lookUntilFresh().finally(() => { looking = null; });
  return looking;
}

async function lookUntilFresh() {
  while (isStale) {
    isStale = false;
    take(await seenNow());
  }
}

/** What is there now; while the server is away, that it is. */
async function seenNow() {
  try {
    return await fetchState(store);
  } catch {
    return { isReady: false, trouble: word("gone") };
  }
}

function take(seen) {
  if (!seen.isReady) return wait(seen.trouble);
  if (store.channel && !seen.channels.some((channel) => channel.id === store.channel)) {
    remember({ channel: "" });
    isStale = true;
  }
  store.seen = seen;
  speak(me().language, seen.zone);
  document.documentElement.lang = me().language;
  if (!wasReady) begin();
  return render();
}

function begin() {
  wasReady = true;
  startTourAnew();
  document.body.classList.add("ready");
  document.getElementById("waiting")?.remove();
  if (sessionStorage.getItem("welcomed") === null && matchMedia("(min-width: 60rem)").matches) remember({ panel: "tour" });
  sessionStorage.setItem("welcomed", "yes");
}

/** Until the story has been told, and while another begins. */
function wait(trouble) {
  wasReady = false;
  document.body.classList.remove("ready");
  let line = document.getElementById("waiting");
  if (!line) {
    line = el("div", { id: "waiting" });
    document.body.append(line);
  }
  const sentence = trouble || word("waiting");
  if (line.textContent !== sentence) {
    line.textContent = sentence;
    announce(sentence);
  }
}

function render() {
  showSide(handles);
  showTop(handles);
  showRoom(handles);
  showPanel(handles);
  showForm();
  const unread = store.seen.channels.reduce((sum, channel) => sum + channel.unread, 0);
  document.body.dataset.who = me().name;
  document.title = `${unread ? `(${unread}) ` : ""}${store.seen.app} – ${word("workspace")}`;
}

function openThread(ts) {
  remember({ panel: "thread", thread: ts });
  render();
  document.querySelector("#panel textarea")?.focus();
}

function togglePanel(name) {
  remember({ panel: store.panel === name ? null : name });
  render();
  document.querySelector("#panel button.close")?.focus();
}
