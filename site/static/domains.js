// What a domain is to twitter-text: labels that lead to a top-level domain.

import { tlds } from "./lists.js";

// Punctuation, space and invisible marks of direction; hyphen and underscore may stand
// inside a label.
const between =
  "\\t-\\r !'#%&()*+,\\-./\\\\:;<=>?@[\\]^_{|}~$\\x85\\xa0\\u061c\\u1680\\u180e\\u2000-\\u200a\\u200e\\u200f\\u2028-\\u202f" +
  "\\u205f\\u2066-\\u2069\\u3000\\ufeff\\ufffe\\uffff";
const domainCharacter = new RegExp(`[^${between}]`);

export const isLabelCharacter = (character) =>
  character === "-" || character === "_" || domainCharacter.test(character);

export const endsLabel = (character) => character !== "-" && character !== "_";

const letters = /[A-Za-z]*/y;
const punycode = /xn--[A-Za-z0-9-]+/iy;
const goesOn = /[A-Za-z0-9@+-]/;
const longest = 24; // of a name in another script

const runEnd = (run, text, at) => {
  run.lastIndex = at;
  return run.test(text) ? run.lastIndex : 0;
};

// The Kelvin sign is no k.
const isTopLevel = (text, at, end) =>
  !(end < text.length && goesOn.test(text[end])) &&
  !text.slice(at, end).includes("\u212a") && tlds.has(text.slice(at, end).toLowerCase());

// The end of the top-level domain at a place, 0 if there is none. Of several the longest
// wins; any punycode counts.
export const topLevelEnd = (text, at) => {
  const end = runEnd(letters, text, at);
  if (text[end] >= "\x80") return foreignEnd(text, at);
  return isTopLevel(text, at, end) ? end : runEnd(punycode, text, at);
};

// Also a name in Latin letters before another script.
const foreignEnd = (text, at) => {
  let end = at;
  while (end < text.length && end - at < longest && domainCharacter.test(text[end])) end++;
  while (end > at && !isTopLevel(text, at, end)) end--;
  return end > at ? end : 0;
};

// The label at a place: where its dot is, -1 if none follows, and whether it is free of
// underscores.
const readLabel = (text, at) => {
  let plain = true;
  for (let i = at; i < text.length; i++) {
    if (text[i] === ".") return { dot: i > at && endsLabel(text[at]) && endsLabel(text[i - 1]) ? i : -1, plain };
    if (!isLabelCharacter(text[i])) break;
    plain &&= text[i] !== "_";
  }
  return { dot: -1, plain };
};

// What follows the first label of a domain: end of the top-level domain, 0 if there is
// none; single where it stands at once; and where to look for the next dot when nothing
// comes of this one.
export const domainEnd = (text, dot) => {
  let end = topLevelEnd(text, dot + 1);
  let single = true;
  let any = end > 0;
  let last = dot;
  for (let label; (label = readLabel(text, last + 1)).dot >= 0;) {
    last = label.dot;
    const further = topLevelEnd(text, last + 1);
    any ||= further > 0;
    if (further > 0 && label.plain) {
      end = further;
      single = false;
    }
  }
  return { end, single, resume: any ? dot + 1 : last + 1 };
};
