// The page's own words, in the language of the person one is. What the app says is the app's.

import { en } from "./words/en.js";
import { fi } from "./words/fi.js";
import { sv } from "./words/sv.js";

const CATALOGUES = { fi, sv, en };
const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };
let language = "fi";
let zone = "UTC";

export function speak(wanted, inZone) {
  zone = inZone;
  language = wanted in CATALOGUES ? wanted : "en";
}

export const locale = () => LOCALES[language];

/** A word or a sentence; some need a number or a name. */
export function word(name, argument) {
  const found = CATALOGUES[language].words[name];
  return typeof found === "function" ? found(argument) : found;
}

/** What Slack says when the app did not answer as it should. */
export function failure(error, command = "") {
  const { failures } = CATALOGUES[language];
  return failures[error]?.(command) ?? failures.other(error);
}

/** A sentence of Slack's client, which speaks English by itself. */
export function translated(sentence) {
  return CATALOGUES[language].client[sentence] ?? sentence;
}

export function clockTime(ts) {
  return new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(ts * 1000);
}

export function dayName(ts) {
  return new Intl.DateTimeFormat(locale(), { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(ts * 1000);
}
