// The time of the little workspace, and the ways to move it on.

import { act } from "./api.js";
import { disclosure, el } from "./dom.js";
import { announce } from "./live.js";
import { notify } from "./notice.js";
import { store } from "./store.js";
import { locale, translated, word } from "./words.js";

const STEPS = { hour: "nextHour", workday: "nextWorkday", message: "nextReminder", week: "nextWeek" };

export function clock() {
  const face = el("span", { class: "face" });
  const far = el("span", { class: "far" });
  const stop = el("button", { type: "button", class: "stop", hidden: true, on: { click: () => move({ stop: true }) } });
  const root = el("div", { class: "clock" },
    disclosure({ label: [face, far], key: "clock", className: "time", panelClass: "right", content: panel }), stop);
  const shown = { wasMoving: false, language: "" };

  root.update = () => {
    const { now, zone, isMoving, headingFor } = store.seen;
    face.replaceChildren(
      el("span", { class: "date" }, format(now, zone, { weekday: "short", day: "numeric", month: "numeric", year: "numeric" })),
      el("span", { class: "hour" }, format(now, zone, { hour: "2-digit", minute: "2-digit" })));
    far.textContent = isMoving ? (headingFor ? `→ ${format(headingFor, zone, { day: "numeric", month: "numeric", year: "numeric" })}` : "→ …") : "";
    stop.hidden = !isMoving;
    stop.textContent = word("stop");
    root.classList.toggle("moving", isMoving);
    root.querySelector(".time").setAttribute("aria-label", `${word("time")}: ${face.innerText || face.textContent}`);
    if (shown.wasMoving && !isMoving) announce(`${word("timeIs")} ${format(now, zone, { dateStyle: "full", timeStyle: "short" })}`);
    shown.wasMoving = isMoving;
  };
  return root;
}

function panel(close) {
  const date = el("input", { type: "date", id: "go-to", min: today(), required: true });
  const go = (event) => {
    event.preventDefault();
    if (!date.value) return;
    close();
    move({ to: `${date.value}T09:00` });
  };
  return [
    el("p", { class: "hint" }, word("timeHint")),
    el("ul", { class: "menu" }, Object.entries(STEPS).map(([step, label]) => el("li", {},
      el("button", { type: "button", on: { click: () => { close(); move({ step }); } } }, word(label))))),
    el("form", { class: "go-to", on: { submit: go } },
      el("label", { for: "go-to" }, word("toDate")), date, el("button", { type: "submit", class: "primary" }, word("go"))),
  ];
}

export async function move(how) {
  const answer = await act({ kind: "time", ...how });
  if (answer.trouble) notify(translated(answer.trouble));
}

function today() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: store.seen.zone }).format(new Date(store.seen.now));
}

function format(moment, zone, options) {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(new Date(moment));
}
