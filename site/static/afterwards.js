// When the reader comes back from a network: did it work? A yes is remembered on this
// device; after a no there is somebody to write to.

import { change } from "./device.js";

export function afterwards(panel, post) {
  const box = panel.querySelector("[data-after]");
  const [yes, no, question] = ["[data-yes]", "[data-no]", ".row"].map((part) => box.querySelector(part));
  let opened; // what was opened, until it is asked about

  const ask = () => {
    if (!opened || document.hidden) return;
    box.hidden = false;
    question.hidden = false;
    yes.hidden = no.hidden = true;
    question.querySelector("b").focus();
  };

  const answer = (button) => {
    question.hidden = true;
    const said = button.dataset.worked === "yes" ? yes : no;
    if (said === yes) change((device) => device.shared.push({ post, ...opened }));
    said.hidden = !(said === yes || contact(said, opened));
    said.tabIndex = -1;
    said.focus();
    opened = undefined;
  };

  box.addEventListener("click", (event) => {
    const button = event.target.closest("[data-worked]");
    if (button) answer(button);
  });
  document.addEventListener("visibilitychange", ask);
  return { opened: (what) => { opened = what; }, ask };
}

// contact names whom to write to: the owner of the post. A mail is begun with what is
// needed to look into it, and nothing of the reader.
function contact(said, { network, lang, text }) {
  const owner = document.querySelector("[data-owner]");
  if (!owner) return false;
  const link = said.querySelector("[data-report]");
  const subject = link.dataset.subject.replace("…", network);
  const body = `${location.origin}${location.pathname}\n${network}, ${lang}, ${text}`;
  link.textContent = owner.textContent;
  link.href = owner.protocol === "mailto:"
    ? `${owner.href.split("?")[0]}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body).replaceAll("%0A", "%0D%0A")}`
    : owner.href;
  return true;
}
