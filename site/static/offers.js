// What may be shared where, read from the page: its markup is the only list of texts and
// ways, and status.js takes away from it.

import { read } from "./intent.js";

// offers are the networks of the post in the hub's order, each with its texts.
export const offers = (section, networks) =>
  networks.map((n) => ({ ...n, ...shown(section, n), texts: texts(section, n) })).filter((n) => n.texts.length > 0);

const ways = (section, n) => [...section.querySelectorAll(`.text [data-network="${n.name}"]`)];

const shown = (section, n) => ({ icon: ways(section, n)[0]?.querySelector("svg") });

const texts = (section, n) => ways(section, n).map((way) => text(way, n));

// A text is what its way hands over, taken apart: words that can be edited, and the link,
// which stays as it is. Where a composer takes no words they are those of the page.
function text(way, n) {
  const article = way.closest(".text");
  const page = article.querySelector("[data-words]");
  const handover = read(n.intent, way.querySelector("a")?.getAttribute("href") ?? "") ?? {};
  const whole = handover.text || page.textContent;
  const link = n.carries === "text" && !n.intent.includes("{url}") ? whole.match(/\n+(https?:\/\/\S+)$/) : null;
  return {
    id: article.id,
    name: article.id.slice(0, article.id.lastIndexOf("-")), // the network it was first for
    lang: page.lang, dir: page.dir,
    words: link ? whole.slice(0, link.index) : whole,
    link: link?.[1] ?? handover.url ?? "",
    gap: link ? link[0].slice(0, -link[1].length) : "", // before a link that stands in the words
    handover,
  };
}
