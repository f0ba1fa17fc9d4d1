// Marks the words of a text by which it was found, in whatever form they stand there.

import { words } from "./fold.js";

const pieces = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;

export function marked(text, terms) {
  const parts = [];
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (!words(piece).some((word) => terms.has(word))) continue;
    parts.push(text.slice(end, index), mark(piece));
    end = index + piece.length;
  }
  return [...parts, text.slice(end)].filter(Boolean);
}

const mark = (text) => Object.assign(document.createElement("mark"), { textContent: text });
