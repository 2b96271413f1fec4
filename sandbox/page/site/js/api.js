// Speaks with the page's own server, and with nobody else.

import { store } from "./store.js";

export async function look({ who, channel, limit }) {
  const query = new URLSearchParams({ as: who, channel, limit });
  return (await fetch(`/state?${query}`)).json();
}

/** In the world that is seen: when another has begun meanwhile, nothing is done there. */
export async function act(deed) {
  const answer = await send("/act", { world: store.seen.world, ...deed });
  return answer.json();
}

export function reset() {
  return send("/reset", {});
}

export async function readLog(after) {
  return (await fetch(`/log?after=${after}`)).json();
}

export async function readTour() {
  return (await fetch("/tour")).json();
}

/** Calls `changed` whenever anything has changed, and once at every new connection. */
export function listen(changed) {
  new EventSource("/stream").addEventListener("message", changed);
}

function send(path, content) {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(content),
  });
}
