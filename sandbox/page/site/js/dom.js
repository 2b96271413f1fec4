// Builds DOM nodes. Text only ever becomes a text node, so nothing that anybody typed can become markup.

/** A node: `on` holds listeners, `data` data-attributes; false, null and undefined leave an attribute out. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  const { on = {}, data = {}, ...attributes } = properties;
  for (const [name, listener] of Object.entries(on)) node.addEventListener(name, listener);
  for (const [name, value] of Object.entries(data)) if (value != null) node.dataset[name] = value;
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

function setAttribute(node, name, value) {
  if (value === false || value == null) return;
  if (name === "value" || name === "checked" || name === "selected") node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}

/** Fills a container anew; whoever had the focus on a node with the same `data-key` has it still. */
export function refill(container, ...children) {
  const active = document.activeElement;
  const key = container.contains(active) ? active.dataset.key : null;
  const selection = key && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  container.replaceChildren(...children.flat(Infinity).filter((child) => child != null && child !== false));
  if (key) focusOn(container, key, selection);
}

function focusOn(container, key, selection) {
  const again = [...container.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
  again?.focus({ preventScroll: true });
  if (again && selection && selection[0] !== null) again.setSelectionRange(...selection);
}

/** A button that shows and hides a panel beside it; Escape and a click elsewhere hide it again. */
export function disclosure({ label, content, key, className = "", panelClass = "" }) {
  const panel = el("div", { class: `popup ${panelClass}`, hidden: true });
  const button = el("button", { type: "button", class: className, "aria-expanded": "false", data: { key } }, label);
  const root = el("div", { class: "disclosure" }, button, panel);
  const outside = (event) => { if (!root.contains(event.target)) toggle(false); };
  const toggle = (isOpen) => {
    if (isOpen === !panel.hidden) return;
    if (isOpen) panel.replaceChildren(...[content(() => { toggle(false); button.focus(); })].flat());
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    document[isOpen ? "addEventListener" : "removeEventListener"]("pointerdown", outside);
    if (isOpen) panel.querySelector("button, input, select, textarea")?.focus();
  };
  button.addEventListener("click", () => toggle(panel.hidden));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    toggle(false);
    button.focus();
  });
  return root;
}

let serial = 0;

/** An id that no other node has. */
export function freshId(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}
