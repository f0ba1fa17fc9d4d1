// When the reader comes back from a network: did it work? A yes is remembered on this
// device; after a no there is somebody to write to.

import { today } from "./choice.js";
import { handed, remember, settle } from "./handed.js";

export function afterwards(panel, article) {
  const { post } = article.dataset;
  const box = panel.querySelector("[data-after]");
  const [yes, no, question] = ["[data-yes]", "[data-no]", ".row"].map((part) => box.querySelector(part));
  let asked; // about what

  const opened = ({ network, text }) => {
    const { textContent: title } = article.querySelector("h1");
    remember({ post, lang: text.lang, title, text: text.name, network: network.name, day: today() });
  };

  // A page that was ended meanwhile asks when it is opened again, and leaves the focus alone.
  const askAgain = () => {
    asked = handed(post);
    if (!asked) return;
    yes.hidden = no.hidden = true;
    box.hidden = question.hidden = false;
  };

  const ask = () => {
    if (document.hidden) return;
    const asks = !box.hidden && !question.hidden;
    askAgain();
    if (asked && !asks) question.querySelector("b").focus(); // once: a reader who goes on writing is let
  };

  const forget = () => {
    settle(post, false);
    box.hidden = true;
  };

  const answer = (worked) => {
    const said = worked ? yes : no;
    question.hidden = true;
    said.hidden = !(worked || contact(said, asked));
    settle(post, worked);
    said.tabIndex = -1;
    said.focus();
  };

  box.addEventListener("click", ({ target }) => {
    const { worked } = target.closest("[data-worked]")?.dataset ?? {};
    if (worked) answer(worked === "yes");
  });
  document.addEventListener("visibilitychange", ask);
  return { opened, ask, askAgain, forget };
}

// contact names whom to write to: the owner of the post. A mail is begun with what is
// needed to look into it, and nothing of the reader.
function contact(said, { network, lang, text }) {
  const owner = document.querySelector("[data-owner]");
  if (!owner) return false;
  const place = said.querySelector("[data-subject]");
  const subject = place.dataset.subject.replace("…", network);
  const body = `${location.origin}${location.pathname}\n${network}, ${lang}, ${text}`;
  const link = Object.assign(document.createElement("a"), { textContent: owner.textContent });
  link.dataset.report = "";
  link.href = owner.protocol === "mailto:"
    ? `${owner.href.split("?")[0]}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body).replaceAll("%0A", "%0D%0A")}`
    : owner.href;
  place.replaceChildren(link);
  return true;
}
