// The share panel of a post: where, which text, in whose words, and then off it goes. It
// is made of what the page shows without it, which stays for paper, and for whoever has
// no JavaScript.

import { afterwards } from "./afterwards.js";
import { choice } from "./choice.js";
import { follow } from "./device.js";
import { doing } from "./doing.js";
import { editor } from "./editor.js";
import { attribution } from "./handover.js";
import { inApp } from "./inapp.js";
import { networks } from "./networks.js";
import { offers } from "./offers.js";
import { rows } from "./rows.js";
import { ready } from "./units.js";
import { ways } from "./ways.js";

const post = document.querySelector("[data-post]");
const section = post.querySelector(".share");
const { post: id } = post.dataset;
const { edit, long, short, through } = section.dataset;
const panel = section.querySelector("[data-panel]").content.cloneNode(true).firstElementChild;
const said = panel.querySelector("[data-said]");

const say = (what) => { said.textContent = what; };

const chosen = choice(id, through);
const out = ways(panel, post, chosen);
const after = afterwards(panel, post);
const writing = editor(panel, { edit, disclosures: [long, short].filter(Boolean) }, {
  edited(words) {
    chosen.words = words;
    say("");
    out.aim();
  },
  refused: () => say(section.querySelector(".hint").textContent),
});

function changed() {
  writing.show(chosen);
  out.show();
}

const show = rows(panel, chosen, changed);

// Where the page stands in a window of another program, a way out of that is shown.
function greet() {
  const program = inApp(navigator.userAgent);
  const inside = panel.querySelector("[data-inside]");
  inside.hidden = !program;
  inside.firstElementChild.textContent = inside.firstElementChild.textContent.replace("…", program);
}

async function start() {
  const [known, term] = await Promise.all([networks(), attribution(id)]);
  const offered = offers(section, known);
  if (offered.length === 0) return;
  chosen.term = term;
  greet();
  show(offered);
  doing(panel, post, chosen, { field: writing.field, after, say });
  section.querySelector(".hint").after(panel);
  section.classList.add("lively");
  after.askAgain();
  heed(known);
  await ready().catch(() => {}); // until then links and emoji are counted as what they are written with
  writing.show(chosen);
}

// heed follows what status.js takes off the page, and what the reader says elsewhere.
function heed(known) {
  post.addEventListener("paused", () => { if (section.isConnected) show(offers(section, known)); });
  follow(async () => {
    chosen.term = await attribution(id);
    out.aim();
    writing.measure();
  });
}

start();
