// The page on which posts are looked for. What is asked stands behind the # of its
// address, which no server gets to see, so that it can be kept and sent on.

import { visited } from "../visits.js";
import { asked, find, open } from "./lookup.js";
import { result } from "./result.js";

const page = document.querySelector("[data-search]");
const form = page.querySelector("form");
const list = page.querySelector(".hits");
const more = page.querySelector("[data-more]");
const said = page.querySelector("[data-said]");
const count = page.querySelector(".found");
const { lang } = document.documentElement;
const { index: folder, root } = page.dataset;
const atOnce = 8; // results
const device = visited();

const choices = ["topic", "kind", "language", "network", "audience"].filter((name) => form[name]);
const marks = ["new", "unshared"];
const words = (name) => page.querySelector(`template[data-words="${name}"]`).content.cloneNode(true);

let index; // promise of it; undefined: it could not be had
let turn = 0; // of what was asked last
let rest = []; // numbers of the posts that are found and do not show yet
let terms; // by which they are

function read() {
  const state = new URLSearchParams(location.hash.slice(1));
  form.q.value = state.get("q") ?? "";
  for (const name of choices) {
    const wanted = state.get(name) ?? "";
    form[name].value = [...form[name].options].some((o) => o.value === wanted) ? wanted : "";
  }
  for (const name of marks) form[name].checked = state.has(name);
}

function keep() {
  const state = new URLSearchParams();
  if (form.q.value.trim()) state.set("q", form.q.value);
  for (const name of choices) if (form[name].value) state.set(name, form[name].value);
  for (const name of marks) if (form[name].checked) state.set(name, "1");
  history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
}

const days = (day) => Date.parse(day) / 86_400_000;

const query = () => ({
  words: asked(form.q.value),
  lists: choices.filter((name) => form[name].value).map((name) => `@${name}:${form[name].value}`),
  since: form.new.checked ? days(device.before) || 0 : 0,
  without: form.unshared.checked ? device.shared.map(({ post }) => `@post:${post}`) : [],
});

const narrowed = () => [...choices, ...marks].some((name) => form[name].value && form[name].checked !== false);
const asks = () => asked(form.q.value).length > 0 || narrowed();

const ready = () => (index ??= open(folder, lang));

async function look() {
  const mine = ++turn;
  if (!asks()) return show();
  page.ariaBusy = "true";
  try {
    const found = await find(await ready(), query());
    const cards = await (await ready()).cards(found.numbers.slice(0, atOnce));
    if (mine === turn) show(found, cards);
  } catch {
    index = undefined; // the next question asks for it again, where a newer one may stand
    if (mine !== turn) return;
    show();
    said.replaceChildren(words("failed"));
  }
}

function show(found, cards = []) {
  rest = found?.numbers.slice(atOnce) ?? [];
  terms = found?.terms;
  count.textContent = found ? told(found.numbers.length) : "";
  said.replaceChildren(...(found ? remarks(found) : []));
  list.replaceChildren(...cards.map((card) => result(card, page, terms)));
  list.parentElement.hidden = cards.length === 0;
  more.hidden = rest.length === 0;
  page.ariaBusy = "false";
}

const told = (number) => words("found").textContent.replace("…", new Intl.NumberFormat(lang).format(number));

function remarks({ numbers, mistyped, near }) {
  if (numbers.length) return mistyped ? [words("mistyped")] : [];
  const none = words("none");
  none.querySelector("[data-near]").append(...near.flatMap((word) => [" ", way(word)]));
  if (!near.length) none.querySelector("[data-near]").remove();
  return [none];
}

function way(word) {
  const link = document.createElement("a");
  link.href = `#${new URLSearchParams({ q: word })}`;
  link.textContent = word;
  return link;
}

async function showMore() {
  const mine = turn;
  more.disabled = true; // until these stand there, another press would bring them twice
  try {
    const cards = await (await ready()).cards(rest.slice(0, atOnce));
    if (mine !== turn) return;
    list.append(...cards.map((card) => result(card, page, terms)));
    rest = rest.slice(atOnce);
    said.querySelector(".empty")?.remove(); // an earlier press failed
    more.hidden = rest.length === 0;
    list.children[list.children.length - cards.length].querySelector("a").focus();
  } catch {
    if (mine === turn) said.replaceChildren(words("failed"));
  } finally {
    more.disabled = false;
  }
}

function restore() {
  read();
  look();
}

form.hidden = false;
form.new.closest("label").hidden = !device.before;
form.unshared.closest("label").hidden = !device.shared.length;
form.addEventListener("input", () => { keep(); look(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  form.q.value = `${form.q.value} `; // its last word stands, however short
  keep();
  look();
});
more.addEventListener("click", showMore);
addEventListener("hashchange", restore);
ready().catch(() => { index = undefined; });
restore();
if (!location.hash) form.q.focus();
