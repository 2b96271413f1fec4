// The bar above: who one is, what time it is, and the doors to the tour and the inspector.

import { reset } from "./api.js";
import { clock } from "./clock.js";
import { el, refill } from "./dom.js";
import { menuButton } from "./side.js";
import { me, person, remember, store } from "./store.js";
import { word } from "./words.js";

const top = document.getElementById("top");
let drawn = "";
let clockNode = null;

export function showTop({ look, togglePanel }) {
  clockNode ??= clock();
  clockNode.update();
  const unread = store.seen.channels.reduce((sum, each) => sum + each.unread, 0);
  const fingerprint = JSON.stringify([me().id, store.panel, store.seen.violations, store.seen.actors, unread]);
  if (fingerprint === drawn) return;
  drawn = fingerprint;
  const become = (event) => {
    remember({ who: event.target.value, channel: "", thread: null, limit: 50 });
    look();
  };
  const start = () => { remember({ who: "", channel: "", thread: null, panel: "tour", tab: "home" }); reset(); };
  const violations = store.seen.violations;
  refill(top,
    menuButton(),
    el("label", { class: "persona" }, el("span", {}, word("actAs")),
      el("select", { data: { key: "persona" }, on: { change: become } }, store.seen.actors.map((name) => el("option", { value: name, selected: name === me().name }, described(name))))),
    el("div", { class: "doors" },
      door("tour", word("tour"), togglePanel),
      door("inspector", [word("inspector"), violations > 0 && el("span", { class: "count" }, String(violations), el("span", { class: "unseen" }, ` ${word("refused")}`))], togglePanel),
      el("button", { type: "button", class: "door", data: { key: "reset" }, on: { click: start } }, word("reset"))),
    clockNode);
}

function door(name, label, togglePanel) {
  return el("button", {
    type: "button", class: "door", "aria-pressed": String(store.panel === name), data: { key: name }, on: { click: () => togglePanel(name) },
  }, label);
}

/** A person's name and what they are, since that decides what they see. */
function described(name) {
  const who = store.seen.people.find((each) => each.name === name) ?? person(name);
  const role = who.isAdmin ? "administrator" : who.isGuest ? "guest" : { sv: "swedish", en: "english" }[who.language] ?? "member";
  return `${who.realName} – ${word(role)}`;
}
