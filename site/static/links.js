// Finds links as twitter-text 3.1.0 does (js/src/regexp/extractUrl), by hand because its
// regular expression is slow: X and Mastodon count by them. The same as links.go,
// link_domain.go and link_tail.go of package network, step by step; places are UTF-16
// units of the text.

import { domainEnd, endsLabel, isLabelCharacter } from "./domains.js";

// What would make a link part of a word, an address, a hashtag or a cashtag.
const refused = /[A-Za-z0-9@$#\uff20\uff03\ufeff\ufffe\uffff]/;
const high = /[\ud800-\udbff]/;

// Whether what stands before allows a link, and was not already part of one.
const startsLink = (text, from, start) =>
  start === 0 || (start > from && !refused.test(text[start - 1]));

// A character of two units: its first may precede a link.
const startsBareLink = (text, from, start) =>
  endsLabel(text[start]) && (high.test(text[start]) || startsLink(text, from, start));

// Where the protocol that ends at a label begins; -1: there is none.
const protocolStart = (text, from, label) => {
  for (const protocol of ["http://", "https://"]) {
    const start = label - protocol.length;
    const same = start >= from && text.slice(start, label).toLowerCase() === protocol;
    if (same && startsLink(text, from, start)) return start;
  }
  return -1;
};

// Where a link without protocol begins: with the longest possible first label. At the
// beginning of the text a character that may precede a link does so.
const bareStart = (text, from, earliest, dot) => {
  const first = high.test(text[0]) ? 2 : 1;
  if (earliest === 0 && first < dot && !refused.test(text[0]) && startsBareLink(text, from, first)) return first;
  for (let start = earliest; start < dot; start++) {
    if (startsBareLink(text, from, start)) return start;
  }
  return -1;
};

const labelStart = (text, from, dot) => {
  let start = dot;
  while (start > from && isLabelCharacter(text[start - 1])) start--;
  return start;
};

const found = (text, start, domain, end, protocol, glued) => {
  const port = portEnd(text, end);
  const path = text[port] === "/";
  const last = queryEnd(text, path ? pathEnd(text, port + 1) : port);
  return { start, domain, domainEnd: end, end: last, path, protocol, glued };
};

// The first link at or after a place; one without protocol only where bare is set. It is
// glued where it stands right after a hyphen, underscore, dot or slash.
export const nextLink = (text, from, bare) => {
  for (let at = from; ;) {
    const dot = text.indexOf(".", at);
    if (dot < 0) return undefined;
    at = dot + 1;
    const label = labelStart(text, from, dot);
    const protocol = protocolStart(text, from, label);
    if (label === dot || !endsLabel(text[dot - 1]) || (!bare && protocol < 0)) continue;
    const { end, single, resume } = domainEnd(text, dot);
    if (end === 0) {
      at = resume;
      continue;
    }
    // The label before a top-level domain has no underscore.
    const earliest = single ? label + text.slice(label, dot).lastIndexOf("_") + 1 : label;
    if (protocol >= 0 && earliest === label && endsLabel(text[label])) {
      return found(text, protocol, label, end, true, false);
    }
    const start = bare ? bareStart(text, from, earliest, dot) : -1;
    if (start >= 0) {
      const glued = start > from && startsLink(text, from, start) && "-_./".includes(text[start - 1]);
      return found(text, start, start, end, false, glued);
    }
  }
};

const digits = /:[0-9]+/y;

const portEnd = (text, at) => {
  digits.lastIndex = at;
  return digits.test(text) ? digits.lastIndex : at;
};

// The accented letters and the Cyrillic ones that twitter-text takes into a path.
const latin =
  "\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268\\u026f\\u0272" +
  "\\u0289\\u028b\\u02bb\\u0300-\\u036f\\u0399\\u1e00-\\u1eff";
const accented = new RegExp(`[${latin}]`, "iu");
const foreign = new RegExp(`[${latin}\\u0400-\\u04ff]`, "iu");
const inPath = /[A-Za-z0-9!*';:=+,.$/%#[\]\-_~@|&\u2013]/;
const lastInPath = /[A-Za-z0-9+\-_=#/]/;

export const isAccented = (character) => character >= "\x80" && accented.test(character);

const isForeign = (character) => character >= "\x80" && foreign.test(character);
const isPathCharacter = (character) => inPath.test(character) || isForeign(character);

// A path ends with a character that may end one, or with balanced parentheses.
const pathEnd = (text, at) => {
  let end = at;
  while (at < text.length) {
    if (isPathCharacter(text[at])) {
      at++;
      if (lastInPath.test(text[at - 1]) || isForeign(text[at - 1])) end = at;
      continue;
    }
    const after = text[at] === "(" ? parenthesesEnd(text, at) : 0;
    if (after === 0) return end;
    at = end = after;
  }
  return end;
};

const skipPath = (text, at) => {
  while (at < text.length && isPathCharacter(text[at])) at++;
  return at;
};

// The end of (…) or (…(…)…); 0: there is none.
const parenthesesEnd = (text, at) => {
  const inner = skipPath(text, at + 1);
  if (inner > at + 1 && text[inner] === ")") return inner + 1;
  if (text[inner] !== "(") return 0;
  const nested = skipPath(text, inner + 1);
  if (nested === inner + 1 || text[nested] !== ")") return 0;
  const end = skipPath(text, nested + 1);
  return text[end] === ")" ? end + 1 : 0;
};

const inQuery = /[A-Za-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]/;
const lastInQuery = /[A-Za-z0-9\-_&=#/]/;

export const queryEnd = (text, at) => {
  let end = at;
  if (text[at] !== "?") return end;
  for (let i = at + 1; i < text.length && inQuery.test(text[i]); i++) {
    if (lastInQuery.test(text[i])) end = i + 1;
  }
  return end;
};
