// What is said aloud to those who do not see the page.

const region = document.getElementById("live");

export function announce(sentence) {
  region.append(Object.assign(document.createElement("p"), { textContent: sentence }));
  while (region.children.length > 4) region.firstChild.remove();
}
