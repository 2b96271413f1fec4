// One picture of a message or a Home view.

import { el } from "./dom.js";

/** Pictures from elsewhere are named, not fetched: nothing leaves this machine. */
export function picture(object) {
  const id = object.slack_file?.id;
  return id
    ? el("img", { src: `/files/${id}/picture.png`, alt: object.alt_text })
    : el("span", { class: "absent-picture" }, object.alt_text);
}
