// What a select offers, whatever kind it is, and the names of the values it has.

import { store } from "./store.js";

export const VALUE_NAMES = {
  plain_text_input: "value", email_text_input: "value", url_text_input: "value", number_input: "value",
  rich_text_input: "rich_text_value",
  static_select: "selected_option", external_select: "selected_option", radio_buttons: "selected_option",
  multi_static_select: "selected_options", multi_external_select: "selected_options", checkboxes: "selected_options",
  users_select: "selected_user", multi_users_select: "selected_users",
  channels_select: "selected_channel", multi_channels_select: "selected_channels",
  conversations_select: "selected_conversation", multi_conversations_select: "selected_conversations",
  datepicker: "selected_date", timepicker: "selected_time", datetimepicker: "selected_date_time",
  file_input: "files",
};

/** The value of an element in a state. */
export function valueOf(element, block, state) {
  const kept = state?.[block.block_id]?.[element.action_id];
  return kept ? kept[VALUE_NAMES[element.type]] : null;
}

/** Groups of choices: `[{label, choices: [{key, label, note, value}]}]`. */
export function offered(element) {
  const kind = element.type.replace("multi_", "");
  if (kind === "users_select") return [{ choices: people() }];
  if (kind === "channels_select") return [{ choices: channels({ include: ["public"] }) }];
  if (kind === "conversations_select") return [{ choices: channels(element.filter ?? {}) }];
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.map((group) => ({ label: group.label?.text, choices: group.options.map(option) }));
}

export function option(each) {
  return { key: each.value, label: each.text.text, note: each.description?.text, value: each, text: each.text };
}

/** The key by which a value that is chosen now is found among the choices. */
export function keyOf(value) {
  return value === null || value === undefined ? "" : (value.value ?? String(value));
}

const people = () => store.seen.people.filter((each) => !each.isBot).map((each) => ({ key: each.id, label: each.realName, value: each.id }));
const channels = (filter) => store.seen.channels
  .filter((each) => each.kind !== "direct" && (filter.include ?? [each.kind]).includes(each.kind))
  .filter((each) => !(each.isShared && filter.exclude_external_shared_channels))
  .map((each) => ({ key: each.id, label: `#${each.name}`, value: each.id }));

/** What an element is called when a message or a view is drawn anew, for the focus. Slack's own ids change each time. */
export function keyFor(place, block, object, value = object.value ?? "") {
  const name = /^b\d{8}$/.test(block.block_id) ? "" : block.block_id;
  return `${place.name} ${name} ${object.action_id} ${value}`;
}
