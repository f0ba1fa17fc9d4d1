// The text of the panel: edited, counted as its network counts, and read against the
// hub's rules while it is being written.

import { counted } from "./handover.js";
import { findings } from "./rules.js";
import { count } from "./units.js";

const { lang } = document.documentElement;
const number = new Intl.NumberFormat(lang, { numberingSystem: "latn" }).format;
const calm = 1_000; // milliseconds without a key until the room left is said aloud
const gentle = 400; // and until the rules are asked

export function editor(panel, facts, { edited, refused }) {
  const at = (name) => panel.querySelector(`[data-${name}]`);
  const [field, room, over, list] = [at("field"), at("room"), at("over"), at("findings")];
  const [seen, said] = room.children;
  field.style.fieldSizing = "content"; // as high as its text, where the browser knows how
  let current, kept, spoken, checked;

  function show(network, text, words) {
    current = { network, text };
    Object.assign(field, { value: words, lang: text.lang, dir: text.dir, readOnly: facts.edit === "locked" });
    kept = words;
    at("link").hidden = !text.link;
    at("link").querySelector("bdi").textContent = text.link.replace(/^https?:\/\/|[?#].*$|\/$/g, "");
    measure();
    say();
    check();
  }

  function measure() {
    const { network, text } = current;
    const whole = counted(network, text, field.value, text.link);
    const used = count(network.unit, whole);
    const excess = network.bytes && new TextEncoder().encode(whole).length > network.bytes ? network.bytes : 0;
    const left = network.limit - used;
    const long = (network.limit > 0 && left < 0) || excess > 0;
    seen.textContent = network.limit ? `${number(used)}/${number(network.limit)}` : number(used);
    room.classList.toggle("over", long);
    over.hidden = !long;
    over.textContent = long ? over.dataset.over.replace("…", number(Math.max(1, -left))) : "";
    field.setAttribute("aria-invalid", long);
    at("yours").hidden = field.value === text.words;
    return { long, left };
  }

  function say() {
    const { long, left } = measure();
    said.textContent = long ? over.textContent : current.network.limit ? room.dataset.left.replace("…", number(left)) : "";
  }

  const check = async () => {
    const { text } = current;
    const found = await findings(field.value, { ...facts, lang: text.lang, words: text.words });
    if (current.text === text) list.replaceChildren(...found.map((one) => item(one, list.dataset)));
  };

  // Of a text that is only added to, an edit of its own words is taken back at once.
  function keep() {
    if (facts.edit !== "around" || field.value.includes(current.text.words)) {
      kept = field.value;
      return;
    }
    const caret = field.selectionStart;
    field.value = kept;
    field.setSelectionRange(caret, caret);
    refused();
  }

  field.addEventListener("input", () => {
    keep();
    measure();
    clearTimeout(spoken);
    clearTimeout(checked);
    spoken = setTimeout(say, calm);
    checked = setTimeout(check, gentle);
    edited(field.value);
  });

  function put(words, caret = 0) {
    field.value = words;
    field.dispatchEvent(new Event("input"));
    field.focus();
    field.setSelectionRange(caret, caret);
  }

  at("back").addEventListener("click", () => put(current.text.words));
  starters(at("starters"), facts, (words) => put(`${words}\n\n${field.value}`, words.length));
  return { show, field };
}

// starters are beginnings for those who write their own: a click puts the words on top.
function starters(details, facts, put) {
  const list = document.querySelector(".starters ul");
  details.hidden = !list || facts.edit === "locked";
  if (details.hidden) return;
  for (const item of list.children) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "starter", textContent: item.textContent });
    Object.assign(button, { lang: list.lang, dir: list.dir });
    button.addEventListener("click", () => put(item.textContent.replace(/\s*…$/, " ")));
    details.querySelector(".picks").append(button);
  }
}

// A finding of the hub's settings brings its words; those of a post are the page's.
function item({ rule, word, reason, advice }, said) {
  const li = document.createElement("li");
  const name = Object.assign(document.createElement("b"), { textContent: word });
  li.append(name, " ", [reason || said[rule], advice].filter(Boolean).join(" "));
  return li;
}
