// What the page knows: who looks, at what, and what was there at the last look.

const remembered = (name, otherwise) => sessionStorage.getItem(name) ?? otherwise;

export const store = {
  who: remembered("who", ""),
  channel: remembered("channel", ""),
  tab: remembered("tab", "home"),
  limit: 50,
  thread: null,
  panel: null,
  seen: null,
};

export function remember(changes) {
  Object.assign(store, changes);
  for (const name of ["who", "channel", "tab"]) sessionStorage.setItem(name, store[name]);
}

export const me = () => store.seen.me;

export function openChannel() {
  return store.seen.channels.find((channel) => channel.id === store.seen.messages.channel);
}

export function person(id) {
  return store.seen.people.find((each) => each.id === id);
}

export function channelName(id) {
  return store.seen.channels.find((each) => each.id === id)?.name;
}
