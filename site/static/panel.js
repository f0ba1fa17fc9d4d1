// The share panel of a post: where, which text, in whose words, and then off it goes. It
// is made of what the page shows without it, which stays for paper, and for whoever has
// no JavaScript.

import { afterwards } from "./afterwards.js";
import { choose } from "./chooser.js";
import { follow, read, seed } from "./device.js";
import { editor } from "./editor.js";
import { address, attributed, attribution, copied, copy, shared } from "./handover.js";
import { inApp } from "./inapp.js";
import { networks } from "./networks.js";
import { offers } from "./offers.js";
import { file, load, picture } from "./picture.js";
import { first } from "./rotation.js";
import { ready } from "./units.js";

const post = document.querySelector("[data-post]");
const section = post.querySelector(".share");
const { post: id } = post.dataset;
const { edit, long, short } = section.dataset;
const panel = section.querySelector("[data-panel]").content.cloneNode(true).firstElementChild;
const at = (name) => panel.querySelector(`[data-${name}]`);
const here = location.origin + location.pathname;
const phone = matchMedia("(pointer: coarse)").matches && "share" in navigator;
const shown = 4; // networks before the others are asked for

const drafts = new Map(); // words of the reader, by id of the text they began with
let known, offered, network, text, term;
let turned = false; // the reader to the panel

const day = () => new Date().toLocaleDateString("sv"); // 2026-11-22, where the reader is
const words = () => drafts.get(text.id) ?? text.words;
const link = () => attributed(text.link, term);

const say = (what) => { at("said").textContent = what; };

function edited(value) {
  if (value === text.words) drafts.delete(text.id);
  else drafts.set(text.id, value);
  say("");
  aim();
}

const refused = () => say(section.querySelector(".hint").textContent);

const writing = editor(panel, { edit, disclosures: [long, short].filter(Boolean) }, { edited, refused });
const after = afterwards(panel, id);

// The reader's own networks come first, then the hub's.
function order(list) {
  const { networks: own } = read();
  const mine = own.map((name) => list.find((n) => n.name === name)).filter(Boolean);
  return [...mine, ...list.filter((n) => !mine.includes(n))];
}

function showNetworks() {
  const open = at("more").ariaExpanded === "true";
  const mine = offered.filter((n) => read().networks.includes(n.name)).length || shown;
  const away = (n, i) => !open && i >= mine && n !== network;
  const options = offered.map((n, i) => ({ value: n.name, label: n.title, icon: n.icon, away: away(n, i) }));
  choose(at("networks"), "network", options, network.name, (name) => takeNetwork(offered.find((n) => n.name === name)));
  at("more").hidden = open || !options.some((option) => option.away);
}

function takeNetwork(chosen) {
  network = chosen;
  const begin = first(network.texts, id, day(), seed());
  network.order ??= [...network.texts.slice(begin), ...network.texts.slice(0, begin)];
  takeText(network.order.find((t) => t.id === text?.id) ?? network.order[0]);
}

function takeText(chosen) {
  text = chosen;
  const label = at("texts").dataset.text;
  const options = network.order.map((t, i) => ({ value: t.id, label: label.replace("…", i + 1) }));
  choose(at("texts"), "text", options, text.id, (value) => takeText(network.order.find((t) => t.id === value)));
  at("texts").hidden = options.length < 2;
  writing.show(network, text, words());
  showWays();
}

// Ways are made anew for each text, so that one which was clicked and then taken away
// leads nowhere.
function showWays() {
  at("doing").replaceChildren(at("ways").content.cloneNode(true));
  const way = (name) => at("doing").querySelector(`[data-do=${name}]`);
  const open = way("open");
  open.textContent = open.dataset[network.carries === "text" ? "open" : "paste"].replace("…", network.title);
  const image = picture(post, network.name);
  if (image) Object.assign(way("picture"), { href: image.href, download: image.download });
  const missing = { share: !phone, open: !network.intent, picture: !image, phone };
  for (const [name, gone] of Object.entries(missing)) if (gone) way(name).remove();
  [...at("doing").children].forEach((e, i) => { e.className = i === 0 ? "button" : "quiet"; });
  aim();
  fetchPicture();
}

function fetchPicture() {
  if (turned) load(picture(post, network.name));
}

// aim lets the way out lead to what is written now.
function aim() {
  const open = at("doing").querySelector("[data-do=open]");
  if (open) open.href = address(network, text, words(), link());
}

async function take(whole, done) {
  if (await copy(whole)) return say(done);
  writing.field.focus();
  writing.field.select();
  say(at("said").dataset.byhand);
}

const { textContent: title } = post.querySelector("h1");
const opening = () => after.opened({ lang: text.lang, title, text: text.name, network: network.name, day: day() });

const doing = {
  open() {
    opening();
    if (network.carries !== "text") take(words(), at("said").dataset.pasted.replace("…", network.title));
  },
  copy: () => take(copied(text, words(), link()), at("said").dataset.copied),
  address: () => copy(here).then((done) => done && say(at("said").dataset.copied)),
  async share() {
    opening();
    if (await shared(words(), link(), file(picture(post, network.name)))) after.ask();
  },
  async phone() {
    const { draw } = await import("./qr.js");
    at("qr").replaceChildren(draw(here));
    at("dialog").showModal();
  },
};

panel.addEventListener("click", (event) => {
  doing[event.target.closest("[data-do]")?.dataset.do]?.();
  if (event.target.closest("[data-close]")) at("dialog").close();
});

at("more").addEventListener("click", () => {
  at("more").ariaExpanded = "true";
  showNetworks();
  at("networks").querySelector(":checked").focus();
});

// A picture for the phone's menu is fetched once the reader has turned to the panel.
panel.addEventListener("pointerdown", () => {
  turned = phone;
  fetchPicture();
});

// status.js has taken ways off the page.
post.addEventListener("paused", () => {
  if (!section.isConnected) return;
  offered = order(offers(section, known));
  takeNetwork(offered.find((n) => n.name === network.name) ?? offered[0]);
  showNetworks();
});

follow(async () => {
  term = await attribution(id);
  aim();
});

function greet() {
  const program = inApp(navigator.userAgent);
  panel.querySelectorAll("[data-address]").forEach((e) => { e.textContent = here; });
  at("inside").hidden = !program;
  at("inside").firstElementChild.textContent = at("inside").firstElementChild.textContent.replace("…", program);
}

async function start() {
  [known, term] = await Promise.all([networks(), attribution(id)]);
  offered = order(offers(section, known));
  if (offered.length === 0) return;
  greet();
  takeNetwork(offered[0]);
  showNetworks();
  section.querySelector(".hint").after(panel);
  section.classList.add("lively");
  await ready().catch(() => {}); // until then links and emoji are counted as what they are written with
  writing.show(network, text, words());
}

start();
