// The ways out of the panel for what is chosen: a phone's own menu first, where there is
// one, else the network.

import { address } from "./handover.js";
import { load, picture } from "./picture.js";

const phone = matchMedia("(pointer: coarse)").matches && "share" in navigator;

export function ways(panel, post, chosen) {
  const doing = panel.querySelector("[data-doing]");
  const template = panel.querySelector("[data-ways]").content;
  const way = (name) => doing.querySelector(`[data-do=${name}]`);
  let turned = false; // the reader to the panel

  // Ways are made anew for each text, so that one which was clicked and then taken away
  // leads nowhere.
  function show() {
    const { network } = chosen;
    const image = picture(post, network.name);
    doing.replaceChildren(template.cloneNode(true));
    const open = way("open");
    open.textContent = open.dataset[network.carries === "text" ? "open" : "paste"].replace("…", network.title);
    if (image) Object.assign(way("picture"), { href: image.href, download: image.download });
    const missing = { share: !phone, open: !network.intent, picture: !image, phone };
    for (const [name, gone] of Object.entries(missing)) if (gone) way(name).remove();
    [...doing.children].forEach((e, i) => { e.className = i === 0 ? "button" : "quiet"; });
    aim();
    fetchPicture();
  }

  // aim lets the way to the network lead to what is written now.
  function aim() {
    const open = way("open");
    if (open) open.href = address(chosen.network, chosen.text, chosen.words, chosen.link);
  }

  function fetchPicture() {
    if (turned) load(picture(post, chosen.network.name));
  }

  // A picture for the phone's menu is fetched once the reader has turned to the panel.
  panel.addEventListener("pointerdown", () => {
    turned = phone;
    fetchPicture();
  });

  return { show, aim };
}
