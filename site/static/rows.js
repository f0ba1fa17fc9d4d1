// The two rows of the panel: the networks, the reader's own first, and the texts for the
// one that is chosen.

import { choose } from "./chooser.js";
import { read } from "./device.js";

const few = 4; // networks before the others are asked for

export function rows(panel, chosen, changed) {
  const [networks, texts, more] = ["networks", "texts", "more"].map((name) => panel.querySelector(`[data-${name}]`));
  let offered = [];

  function showNetworks() {
    const open = more.ariaExpanded === "true";
    const mine = offered.filter(own).length || few;
    const away = (n, i) => !open && i >= mine && n !== chosen.network;
    const options = offered.map((n, i) => ({ value: n.name, label: n.title, icon: n.icon, away: away(n, i) }));
    choose(networks, "network", options, chosen.network.name, (name) => take(named(name)));
    more.hidden = open || !options.some((option) => option.away);
  }

  function showTexts() {
    const { network: { order }, text } = chosen;
    const options = order.map(({ id }, i) => ({ value: id, label: texts.dataset.text.replace("…", i + 1) }));
    choose(texts, "text", options, text.id, (id) => {
      chosen.text = order.find((t) => t.id === id);
      changed();
    });
    texts.hidden = options.length < 2;
  }

  const named = (name) => offered.find((n) => n.name === name);

  function take(network) {
    chosen.take(network);
    showTexts();
    changed();
  }

  more.addEventListener("click", () => {
    more.ariaExpanded = "true";
    showNetworks();
    networks.querySelector(":checked").focus();
  });

  // Another list keeps the network that is chosen, where it has it.
  return function show(list) {
    offered = sorted(list);
    take(named(chosen.network?.name) ?? offered[0]);
    showNetworks();
  };
}

const own = ({ name }) => read().networks.includes(name);

function sorted(list) {
  const mine = read().networks.map((name) => list.find((n) => n.name === name)).filter(Boolean);
  return [...mine, ...list.filter((n) => !mine.includes(n))];
}
