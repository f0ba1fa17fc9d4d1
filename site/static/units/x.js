// X: weighted characters of its library twitter-text 3 (config/v3.json,
// js/src/parseTweet.js): in NFC, a link is 23, an emoji 2, a character of four ranges 1 and
// any other 2.

import { topLevelEnd } from "../domains.js";
import { emojiLength } from "../emoji.js";
import { isAccented, nextLink, queryEnd } from "../links.js";
import { punycodeLength } from "../punycode.js";

const light = /[\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/;
const longestLink = 4096; // protocol twice
const longestLabel = 63; // in punycode
const slug = /^t\.co\/([a-z0-9]+)/i; // of a link already shortened
const longestSlug = 40;

export const x = (written) => {
  const text = written.normalize("NFC");
  const links = linksIn(text);
  let count = 0;
  for (let at = 0, next = 0; at < text.length;) {
    while (next < links.length && links[next].start < at) next++;
    if (next < links.length && links[next].start === at) {
      count += 23;
      at = links[next].end;
      continue;
    }
    const size = emojiLength(text, at);
    count += size === 0 && light.test(text[at]) ? 1 : 2;
    at += size || (text.codePointAt(at) > 0xffff ? 2 : 1);
  }
  return count;
};

const linksIn = (text) => {
  const links = [];
  for (let from = 0, link; (link = nextLink(text, from, true)); from = link.end) {
    if (!isValid(text, link)) continue;
    if (link.protocol) links.push(...short(text, link));
    else if (!link.glued) links.push(...bare(text, link));
  }
  return links;
};

const isValid = (text, { start, domain, domainEnd, end, protocol }) => {
  const name = text.slice(domain, domainEnd);
  if (name.startsWith("xn--") && latinDomains(name).length === 0) return false;
  if (name.split(".").some((label) => punycodeLength(label) > longestLabel)) return false;
  return (protocol ? domain - start : "https://".length) + end - start <= longestLink;
};

// A link that X has already shortened ends after its slug and query.
const short = (text, { start, domain, end }) => {
  const shortened = slug.exec(text.slice(domain, end));
  if (!shortened) return [{ start, end }];
  if (shortened[1].length > longestSlug) return [];
  return [{ start, end: queryEnd(text.slice(0, end), domain + shortened[0].length) }];
};

// The Latin domains in what has no protocol, the last with its path: it moves by the
// length of the path even where the domain goes on. Without a path, port and query are
// not part of the link.
const bare = (text, { domain, domainEnd, end, path }) => {
  const links = latinDomains(text.slice(domain, domainEnd))
    .map((d) => ({ start: domain + d.start, end: domain + d.end }));
  const last = links.at(-1);
  if (last && path) {
    last.end += end - domainEnd;
    if (/[\udc00-\udfff]/.test(text[last.end])) last.end++;
  }
  return links;
};

const latinDomains = (domain) => {
  const found = [];
  for (let at = 0; at < domain.length;) {
    const { end, next } = latinDomainEnd(domain, at);
    if (end > 0) found.push({ start: at, end });
    at = next;
  }
  return found;
};

// The end of the longest one at a place, 0 if there is none, and where to look further.
const latinDomainEnd = (domain, at) => {
  let end = 0;
  let i = at;
  for (let label = at; i < domain.length; i++) {
    if (/[A-Za-z0-9-]/.test(domain[i]) || isAccented(domain[i])) continue;
    if (domain[i] !== "." || i === label) break;
    label = i + 1;
    end = topLevelEnd(domain, label) || end;
  }
  return { end, next: end || i + 1 };
};
