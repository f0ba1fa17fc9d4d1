// What the hub's rules say of a text, as a list beside it.

import { findings } from "./rules.js";

export function advice(panel, facts) {
  const list = panel.querySelector("[data-findings]");
  let latest; // text that is asked about

  return async function show(text, words) {
    latest = text;
    const found = await findings(words, { ...facts, lang: text.lang, words: text.words });
    const items = found.map((one) => item(one, list.dataset));
    if (latest === text && heard(items) !== heard(list.children)) list.replaceChildren(...items);
  };
}

// What stands there already is not said aloud again.
const heard = (items) => [...items].map((one) => one.textContent).join("\n");

// A finding of the hub's settings brings its words; those of a post are the page's.
function item({ rule, word, reason, advice }, said) {
  const li = document.createElement("li");
  const name = Object.assign(document.createElement("b"), { textContent: word });
  li.append(name, " ", [reason || said[rule], advice].filter(Boolean).join(" "));
  return li;
}
