// The guided tour: a few steps, each with a button that does it.

import { readTour } from "./api.js";
import { move } from "./clock.js";
import { el, refill } from "./dom.js";
import { fillComposer } from "./room.js";
import { me, remember, store } from "./store.js";
import { word } from "./words.js";

let at = 0;

export function startTourAnew() {
  at = 0;
}

export function tour({ look }) {
  const node = el("div", { class: "tour" });
  readTour().then((steps) => draw(node, steps, look));
  return { title: word("tour"), node };
}

function draw(node, steps, look) {
  if (!steps.length) return;
  const step = steps[at];
  const spoken = (words) => words[me().language] ?? words.en ?? "";
  const go = (by) => () => { at += by; draw(node, steps, look); };
  refill(node,
    el("p", { class: "quiet" }, `${at + 1} / ${steps.length}`),
    el("h3", {}, spoken(step.title)),
    el("p", {}, spoken(step.text)),
    spoken(step.type) && el("pre", {}, spoken(step.type)),
    el("div", { class: "buttons" }, deed(step, spoken, look)),
    el("div", { class: "turner" },
      at > 0 && el("button", { type: "button", class: "plain", data: { key: "tour back" }, on: { click: go(-1) } }, word("back")),
      at < steps.length - 1 && el("button", { type: "button", data: { key: "tour on" }, on: { click: go(1) } }, word("next"))));
}

/** The button that does what the step is about. */
function deed(step, spoken, look) {
  const isElsewhere = step.who && step.who !== me().name;
  const go = async () => {
    const channel = store.seen.channels.find((each) => each.name === step.where)?.id ?? "";
    remember({ who: step.who || me().name, channel: isElsewhere ? "" : channel, tab: step.where === "home" ? "home" : "messages" });
    await look();
    if (spoken(step.type)) fillComposer(spoken(step.type));
    if (step.time) move({ step: step.time });
  };
  const label = step.time ? word("moveTime") : spoken(step.type) ? word("typeIt") : word("goThere");
  return el("button", { type: "button", class: "primary", data: { key: "tour deed" }, on: { click: go } }, label);
}
