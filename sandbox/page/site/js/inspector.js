// Under the bonnet: what Slack sent, what the app answered and how soon, and what Slack would have refused.

import { readLog } from "./api.js";
import { el } from "./dom.js";
import { store } from "./store.js";
import { locale, word } from "./words.js";

const MOST = 300;

export function inspector() {
  const list = el("ol", { class: "log" });
  let latest = 0;
  let isReading = false;
  const update = async () => {
    if (isReading) return;
    isReading = true;
    try {
      const answer = await readLog(latest);
      if (answer.latest < latest) list.replaceChildren();
      latest = answer.latest;
      list.prepend(...answer.entries.map(entry).reverse());
      while (list.children.length > MOST) list.lastChild.remove();
    } finally {
      isReading = false;
    }
  };
  return { title: word("inspector"), node: el("div", { class: "inspector" }, el("p", { class: "hint" }, word("inspectorHint")), list), update };
}

function entry(each) {
  if (each.kind === "violation") {
    return el("li", { class: "violation" }, el("strong", {}, `${word("refused")}: ${each.title}`), el("p", {}, each.note));
  }
  const arrow = each.kind === "delivery" ? word("slackToApp") : word("appToSlack");
  return el("li", { class: each.error ? "failed" : "" }, el("details", {},
    el("summary", {},
      el("span", { class: "way" }, arrow),
      el("span", { class: "title" }, each.title),
      el("span", { class: "quiet" }, [each.error, each.milliseconds !== undefined && `${each.milliseconds} ms`, time(each.at)].filter(Boolean).join(" · "))),
    el("h3", {}, word("sent")), json(each.sent),
    el("h3", {}, word("answered")), json(each.answer)));
}

function json(value) {
  return el("pre", { tabindex: "0" }, JSON.stringify(value, null, 2));
}

function time(at) {
  return new Intl.DateTimeFormat(locale(), { timeZone: store.seen.zone, day: "numeric", month: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date(at));
}
