// Fills the address of a network's composer and takes it apart again: byte for byte what
// package network writes (address.go).

const places = /\{(text|url|title|hashtags|image)\}/;

const escape = (words) =>
  encodeURIComponent(words.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const oneLine = (title) => title.split(/\p{White_Space}+/u).filter(Boolean).join(" ");

const values = ({ text = "", url = "", title = "", hashtags = [], image = "" }) =>
  ({ text, url, title: oneLine(title), hashtags: hashtags.join(","), image });

// A network without composer has no intent and no address.
export const fill = (intent, handover, { crlf = false } = {}) => {
  const all = values(handover);
  const line = (value) => value.replace(/\r\n?|\n/g, crlf ? "\r\n" : "\n");
  return intent.split(places).map((part, i) => (i % 2 ? escape(line(all[part])) : part)).join("");
};

// What an address that fill made hands over, line breaks as in a text: only what the intent
// has a place for. Where two places stand side by side the first has it all. It is null for
// an address of another intent.
export const read = (intent, href) => {
  const names = new Set();
  const pattern = intent.split(places).map((part, i) => {
    if (i % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    if (names.has(part)) return `\\k<${part}>`;
    names.add(part);
    return `(?<${part}>[\\w.~%\\-]*)`;
  });
  const found = new RegExp(`^${pattern.join("")}$`).exec(href)?.groups;
  if (!found) return null;
  const handover = {};
  for (const name of names) handover[name] = decodeURIComponent(found[name]).replaceAll("\r\n", "\n");
  if (names.has("hashtags")) handover.hashtags = handover.hashtags.split(",").filter(Boolean);
  return handover;
};
