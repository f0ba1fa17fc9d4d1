// The room that a network leaves a text: shown at once, and said aloud when asked to.

import { counted } from "./handover.js";
import { count } from "./units.js";

const number = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" }).format;

export function room(panel) {
  const [place, over] = ["room", "over"].map((name) => panel.querySelector(`[data-${name}]`));
  const [seen, said] = place.children;

  // measure reports whether the words are too many.
  function measure({ network, text, link }, words) {
    const { used, long } = taken(network, counted(network, text, words, link));
    const left = network.limit - used;
    seen.textContent = network.limit ? `${number(used)}/${number(network.limit)}` : number(used);
    place.classList.toggle("over", long);
    over.hidden = !long;
    over.textContent = long ? over.dataset.over.replace("…", number(Math.max(1, -left))) : "";
    return { long, left };
  }

  function say(chosen, words) {
    const { long, left } = measure(chosen, words);
    const spare = chosen.network.limit ? place.dataset.left.replace("…", number(left)) : "";
    said.textContent = long ? over.textContent : spare;
  }

  return { measure, say };
}

function taken({ unit, limit, bytes }, whole) {
  const used = count(unit, whole);
  const heavy = bytes > 0 && new TextEncoder().encode(whole).length > bytes;
  return { used, long: (limit > 0 && used > limit) || heavy };
}
