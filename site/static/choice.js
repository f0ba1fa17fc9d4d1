// What is chosen in the panel: a network, one of its texts, and in whose words. What the
// reader wrote stays while they look at another text.

import { seed } from "./device.js";
import { attributed } from "./handover.js";
import { first } from "./rotation.js";

export const today = () => new Date().toLocaleDateString("sv"); // 2026-11-22, where the reader is

export function choice(post, through) {
  const drafts = new Map(); // words of the reader, by id of the text they began with
  return {
    network: undefined,
    text: undefined,
    term: "", // what links say of their sharer
    get words() { return drafts.get(this.text.id) ?? this.text.words; },
    set words(value) {
      if (value === this.text.words) drafts.delete(this.text.id);
      else drafts.set(this.text.id, value);
    },
    get link() { return attributed(this.text.link, this.term, through); },
    // take goes to a network, with the same text if that is for both.
    take(network) {
      this.network = network;
      network.order ??= turned(network.texts, first(network.texts, post, today(), seed()));
      this.text = network.order.find(({ id }) => id === this.text?.id) ?? network.order[0];
    },
  };
}

const turned = (texts, by) => [...texts.slice(by), ...texts.slice(0, by)];
