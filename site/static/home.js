// Home: what is of the reader's field comes first, and on the first day they are asked
// which that is.

import { change } from "./device.js";
import { few } from "./few.js";
import { mark } from "./marks.js";
import { visited } from "./visits.js";

const device = visited();
const section = document.querySelector("[data-few]");
const invitation = document.querySelector("[data-invitation]");

function fact(card) {
  const { lang } = card.querySelector("h3");
  return { card, lang, topics: card.dataset.topics.split(" "), company: card.classList.contains("kind-company") };
}

function choose() {
  const shown = [...section.querySelectorAll(".card")];
  const more = [...section.querySelector("[data-more]").content.cloneNode(true).children];
  const chosen = few([...shown, ...more].map(fact), device, shown.length).map(({ card }) => card);
  shown.forEach((card) => card.remove());
  section.querySelector("h2").after(...chosen);
}

if (section) {
  if (device.field.length + device.languages.length > 0) choose();
  mark(section.querySelectorAll(".card"), device);
  Object.assign(document.querySelector("[data-fresh]"), { hidden: device.before === "", hash: "new=1" });
}

invitation.hidden = device.asked || device.before !== "";
invitation.querySelector("[data-later]").addEventListener("click", () => {
  change((kept) => { kept.asked = true; });
  invitation.hidden = true;
  document.querySelector(".first h3 a")?.focus();
});
