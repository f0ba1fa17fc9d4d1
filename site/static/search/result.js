// A post among results, as its template in the page says.

import { marked } from "./found.js";

export function result(card, page, terms) {
  const item = page.querySelector('template[data-words="result"]').content.cloneNode(true).firstElementChild;
  const { id, lang, title, summary, kind, entity, states } = card;
  const link = item.querySelector("a");
  link.href = `${page.dataset.root}${lang}/posts/${id}/`;
  link.append(...marked(title, terms));
  fill(item.querySelector(".summary"), ...marked(summary ?? "", terms));
  fill(item.querySelector(".kind"), kind && named(page, "kind", kind).textContent);
  fill(item.querySelector(".entity bdi"), entity);
  if (kind) item.classList.add(`kind-${kind}`);
  speak(item, lang, page);
  item.querySelector(".kicker").append(...badges(states ?? [], page));
  return item;
}

function fill(place, ...parts) {
  if (parts.some(Boolean)) place.append(...parts);
  else place.remove();
}

const named = (page, list, value) => page.querySelector(`[name="${list}"] [value="${value}"]`);

// Marks words in another language than the page's, and says which.
function speak(item, lang, page) {
  const badge = item.querySelector(".language");
  if (lang === document.documentElement.lang) {
    badge.remove();
    return;
  }
  const language = named(page, "language", lang);
  badge.querySelector("span").textContent = language.textContent;
  for (const words of item.querySelectorAll("h3, .summary")) {
    words.lang = lang;
    words.dir = language.dataset.dir;
  }
}

const badges = (states, page) => {
  const all = page.querySelector('template[data-words="states"]').content;
  return states.map((state) => all.querySelector(`[data-state="${state}"]`).cloneNode(true));
};
