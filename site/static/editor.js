// The text of the panel: edited, measured, and read against the hub's rules while it is
// being written.

import { advice } from "./advice.js";
import { room } from "./room.js";
import { starters } from "./starters.js";

const calm = 1_000; // milliseconds without a key until the room left is said aloud
const gentle = 400; // and until the rules are asked

export function editor(panel, facts, { edited, refused }) {
  const at = (name) => panel.querySelector(`[data-${name}]`);
  const field = at("field");
  const left = room(panel);
  const advise = advice(panel, facts);
  field.style.fieldSizing = "content"; // as high as its text, where the browser knows how
  let current, kept, spoken, checked;

  function show(chosen) {
    const { text, words } = chosen;
    current = chosen;
    Object.assign(field, { value: words, lang: text.lang, dir: text.dir, readOnly: facts.edit === "locked" });
    kept = words;
    at("link").hidden = !text.link;
    at("link").querySelector("bdi").textContent = text.link.replace(/^https?:\/\/|[?#].*$|\/$/g, "");
    measure();
    say();
    check();
  }

  function measure() {
    field.setAttribute("aria-invalid", left.measure(current, field.value).long);
    at("yours").hidden = field.value === current.text.words;
  }

  const say = () => left.say(current, field.value);
  const check = () => advise(current.text, field.value);

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
  if (facts.edit === "locked") at("starters").hidden = true;
  else starters(at("starters"), (words) => put(`${words}\n\n${field.value}`, words.length));
  return { show, measure, field };
}
