// What a press on a way out does, besides leading there.

import { copied, copy, shared } from "./handover.js";
import { file, picture } from "./picture.js";

export function doing(panel, post, chosen, { field, after, say }) {
  const at = (name) => panel.querySelector(`[data-${name}]`);
  const here = location.origin + location.pathname;
  const words = at("said").dataset;

  // Where nothing may be copied it is selected, for the reader's own hand.
  async function take(text, done, select = () => { field.focus(); field.select(); }) {
    if (await copy(text)) return say(done);
    select();
    say(words.byhand);
  }

  const takeText = () => take(copied(chosen.text, chosen.words, chosen.link), words.copied);

  const does = {
    open() {
      after.opened(chosen);
      const { network } = chosen;
      if (network.carries !== "text") take(chosen.words, words.pasted.replace("…", network.title));
    },
    copy: takeText,
    address: () => take(here, words.copied, () => getSelection().selectAllChildren(at("address"))),
    async share() {
      after.opened(chosen);
      const done = await shared(chosen.words, chosen.link, file(picture(post, chosen.network.name)));
      if (done === "done") return after.ask();
      after.forget();
      if (done === "failed") takeText();
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
