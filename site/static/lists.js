// The lists that counting needs. Until they are there, links and emoji of several
// characters count as what they are written with: more, seldom less.

import { data } from "./data.js";

export const tlds = new Set();
export const emoji = new Set();

const fill = async (list, name) => {
  for (const entry of await data(name)) list.add(entry);
};

export const loaded = () => Promise.all([fill(tlds, "tlds.json"), fill(emoji, "emoji.json")]);
