// Slack's three kinds of text as nodes: plain, mrkdwn and rich text.

import { el } from "./dom.js";
import { channelName, person } from "./store.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const TOKEN = /<([^<>]+)>|```([\s\S]+?)```|`([^`\n]+)`|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])|(?<![\w~])~([^~\n]+)~(?![\w~])/g;

const decoded = (text) => text.replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity]);

/** A text object, whichever kind it is. */
export function text(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : [object.text];
}

/** mrkdwn as a list of nodes. */
export function mrkdwn(source) {
  const nodes = [];
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    nodes.push(decoded(source.slice(end, match.index)), styled(match));
    end = match.index + match[0].length;
  }
  nodes.push(decoded(source.slice(end)));
  return nodes.filter((node) => node !== "");
}

function styled([, reference, block, code, bold, italic, struck]) {
  if (reference !== undefined) return referred(reference);
  if (block !== undefined) return el("pre", {}, decoded(block).replace(/^\n/, ""));
  if (code !== undefined) return el("code", {}, decoded(code));
  if (bold !== undefined) return el("strong", {}, mrkdwn(bold));
  if (italic !== undefined) return el("em", {}, mrkdwn(italic));
  return el("s", {}, mrkdwn(struck));
}

function referred(reference) {
  const [target, label = ""] = reference.split("|");
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return channel(target.slice(1), label);
  if (target.startsWith("!")) return el("span", { class: "mention" }, label || `@${target.slice(1).split("^")[0]}`);
  return link(decoded(target), decoded(label));
}

function mention(id, label) {
  return el("span", { class: "mention" }, `@${person(id)?.name ?? (label || id)}`);
}

function channel(id, label) {
  return el("span", { class: "mention" }, `#${channelName(id) ?? (label || id)}`);
}

function link(url, label) {
  const isSafe = /^(https?|mailto|tel):/i.test(url);
  if (!isSafe) return label || url;
  return el("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, label || url.replace(/^mailto:/, ""));
}

/** A rich_text block. */
export function richText(block) {
  return block.elements.map(richPart);
}

function richPart(part) {
  if (part.type === "rich_text_list") {
    const tag = part.style === "ordered" ? "ol" : "ul";
    const start = part.style === "ordered" && part.offset ? part.offset + 1 : null;
    return el(tag, { class: `indent-${part.indent ?? 0}`, start }, part.elements.map((item) => el("li", {}, item.elements.map(leaf))));
  }
  if (part.type === "rich_text_preformatted") return el("pre", {}, part.elements.map(leaf));
  if (part.type === "rich_text_quote") return el("blockquote", {}, part.elements.map(leaf));
  return el("p", {}, part.elements.map(leaf));
}

function leaf(piece) {
  const wrap = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };
  let node = bareLeaf(piece);
  for (const [style, tag] of Object.entries(wrap)) if (piece.style?.[style]) node = el(tag, {}, node);
  return node;
}

function bareLeaf(piece) {
  switch (piece.type) {
    case "user": return mention(piece.user_id, "");
    case "channel": return channel(piece.channel_id, "");
    case "link": return link(piece.url, piece.text ?? "");
    case "emoji": return piece.unicode ? String.fromCodePoint(...piece.unicode.split("-").map((code) => parseInt(code, 16))) : `:${piece.name}:`;
    case "broadcast": return el("span", { class: "mention" }, `@${piece.range}`);
    case "date": return piece.fallback ?? new Date(piece.timestamp * 1000).toLocaleString();
    case "color": return piece.value;
    default: return piece.text ?? "";
  }
}
