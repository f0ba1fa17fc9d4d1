// Bluesky: graphemes after its composer has shortened links (social-app,
// src/lib/strings/rich-text-manip.ts and url-helpers.ts).

import { grapheme } from "./grapheme.js";

const link = /(?<=^|[\s(])https?:\/\/\S+/g;

// One closing mark and an unmatched parenthesis are not part of a link.
const trimmed = (word) => {
  const whole = word.replace(/[.,;:!?]$/, "");
  return whole.includes("(") ? whole : whole.replace(/\)$/, "");
};

// What is no address stays as it is. Some browsers escape a bar or a caret behind the host:
// they count as one character everywhere.
const short = (address) => {
  const [, site, behind] = address.match(/^(https?:\/\/[^/?#\\]*)(.*)$/);
  const url = URL.parse(site + behind.replace(/[|^]/g, "!"));
  if (!url) return address;
  const tail = (url.pathname === "/" ? "" : url.pathname) + url.search + url.hash;
  return url.host + (tail.length > 15 ? `${tail.slice(0, 13)}...` : tail);
};

export const bluesky = (text) =>
  grapheme(text.replace(link, (word) => {
    const address = trimmed(word);
    return short(address) + word.slice(address.length);
  }));
