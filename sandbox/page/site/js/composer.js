// Where a person types: messages, and slash commands with the names of commands, people and channels completed.

import { act } from "./api.js";
import { disclosure, el, freshId } from "./dom.js";
import { calm, notify } from "./notice.js";
import { me, store } from "./store.js";
import { failure, word } from "./words.js";

const MOST = 8;

/** A composer for a conversation or a thread; `where` tells which one at the moment of sending. */
export function composer({ where, label }) {
  const list = freshId("completions");
  const popup = el("ul", { class: "completions", id: list, role: "listbox", "aria-label": word("completions"), hidden: true });
  const typed = el("textarea", {
    rows: 1, "aria-label": label, placeholder: label, data: { key: `compose ${label}` },
    "aria-controls": list, "aria-autocomplete": "list",
  });
  const send = el("button", { type: "submit", class: "primary send" }, word("send"));
  let offers = [];
  let at = -1;

  const close = () => {
    [offers, at] = [[], -1];
    popup.hidden = true;
    typed.removeAttribute("aria-activedescendant");
  };
  const draw = () => {
    popup.replaceChildren(...offers.map((offer, index) => el("li", {
      role: "option", id: `${list}-${index}`, "aria-selected": String(index === at),
      on: { pointerdown: (event) => { event.preventDefault(); take(index); } },
    }, el("strong", {}, offer.label), offer.note && el("span", {}, offer.note))));
    popup.hidden = offers.length === 0;
    if (at >= 0) typed.setAttribute("aria-activedescendant", `${list}-${at}`);
    popup.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const suggest = () => {
    offers = completions(typed.value.slice(0, typed.selectionStart));
    at = offers.length ? 0 : -1;
    if (offers.length) draw(); else close();
  };
  const take = (index) => {
    const head = typed.value.slice(0, typed.selectionStart).replace(/\S*$/, `${offers[index].label} `);
    const tail = typed.value.slice(typed.selectionStart);
    typed.value = head + tail;
    typed.setSelectionRange(head.length, head.length);
    close();
    grow(typed);
  };
  const submit = async () => {
    const text = typed.value.trim();
    if (!text) return;
    close();
    calm();
    typed.value = "";
    grow(typed);
    const answer = await act({ as: me().name, kind: "say", text, ...where() });
    if (answer.error || answer.trouble) {
      notify(answer.trouble ?? failure(answer.error, text.split(" ")[0]));
      typed.value ||= text;
    }
  };

  typed.addEventListener("input", () => { grow(typed); suggest(); });
  typed.addEventListener("blur", close);
  typed.addEventListener("keydown", (event) => {
    if (offers.length && keys(event, { move: (by) => { at = (at + by + offers.length) % offers.length; draw(); }, take: () => take(at), close })) {
      event.preventDefault();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  const form = el("form", { class: "composer", on: { submit: (event) => { event.preventDefault(); submit(); } } },
    popup, typed, el("div", { class: "tools" }, shortcuts(), send));
  return {
    node: form,
    fill: (text) => { typed.value = text; grow(typed); typed.focus(); typed.setSelectionRange(text.length, text.length); },
    rename: (name) => { typed.setAttribute("aria-label", name); typed.placeholder = name; },
    focus: () => typed.focus(),
  };
}

function keys(event, { move, take, close }) {
  const done = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Tab: take, Enter: take, Escape: close }[event.key];
  if (!done || event.shiftKey) return false;
  done();
  return true;
}

function grow(typed) {
  typed.rows = Math.min(8, typed.value.split("\n").length);
}

/** What could stand in the place of the word before the cursor. */
function completions(before) {
  const [last] = before.match(/\S*$/);
  const isCommand = last.startsWith("/") && last === before;
  if (isCommand) {
    const known = store.seen.commands.filter((each) => each.name.startsWith(last));
    return known.length === 1 && known[0].name === last ? [] : known.map((each) => ({ label: each.name, note: `${each.hint} — ${each.description}` }));
  }
  const wanted = last.slice(1).toLowerCase();
  if (last.startsWith("@")) {
    return store.seen.people
      .filter((each) => each.name.startsWith(wanted) || each.realName.toLowerCase().includes(wanted))
      .slice(0, MOST).map((each) => ({ label: `@${each.name}`, note: each.realName }));
  }
  if (last.startsWith("#")) {
    return store.seen.channels
      .filter((each) => each.kind !== "direct" && each.name.startsWith(wanted))
      .slice(0, MOST).map((each) => ({ label: `#${each.name}` }));
  }
  return [];
}

/** The app's global shortcuts, if it has any. */
function shortcuts() {
  if (!store.seen.shortcuts.some((each) => each.kind === "global")) return null;
  return disclosure({
    label: word("shortcuts"),
    key: "shortcuts",
    className: "plain",
    panelClass: "above",
    content: (close) => el("ul", { class: "menu" }, store.seen.shortcuts.filter((each) => each.kind === "global").map((each) => el("li", {},
      el("button", { type: "button", on: { click: () => { close(); act({ as: me().name, kind: "shortcut", callback: each.id }); } } }, each.name)))),
  });
}
