// What a press on a way out does, besides leading there.

import { copied, copy, shared } from "./handover.js";
import { file, picture } from "./picture.js";

export function doing(panel, post, chosen, { field, after, say }) {
  const at = (name) => panel.querySelector(`[data-${name}]`);
  const here = location.origin + location.pathname;
  const words = at("said").dataset;

  // Where nothing may be copied the text is selected, for the reader's own hand.
  async function take(text, done) {
    if (await copy(text)) return say(done);
    field.focus();
    field.select();
    say(words.byhand);
  }

  const does = {
    open() {
      after.opened(chosen);
      const { network } = chosen;
      if (network.carries !== "text") take(chosen.words, words.pasted.replace("…", network.title));
    },
    copy: () => take(copied(chosen.text, chosen.words, chosen.link), words.copied),
    address: async () => { if (await copy(here)) say(words.copied); },
    async share() {
      after.opened(chosen);
      const done = await shared(chosen.words, chosen.link, file(picture(post, chosen.network.name)));
      if (done) after.ask();
      else after.forget();
    },
    async phone() {
      const { draw } = await import("./qr.js");
      at("qr").replaceChildren(draw(here));
      at("dialog").showModal();
    },
  };

  panel.querySelectorAll("[data-address]").forEach((e) => { e.textContent = here; });
  panel.addEventListener("click", ({ target }) => {
    does[target.closest("[data-do]")?.dataset.do]?.();
    if (target.closest("[data-close]")) at("dialog").close();
  });
}
