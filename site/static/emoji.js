// Finds emoji by the list that the program counts with, whatever Unicode the browser knows.

import { emoji } from "./lists.js";

const starts = /^[#*0-9\u00a9\u00ae\u203c-\u3299\u{1f000}-\u{10ffff}]/u;
const continues = /^[\u200d\ufe0f\u20e3\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;
const regional = /^[\u{1f1e6}-\u{1f1ff}]/u;
const otherTone = /[\u{1f3fc}-\u{1f3ff}]/u; // the lightest stands for any in the list
const longest = 12; // code points of an emoji, and then some

const belongs = (previous, point) =>
  previous === "\u200d" || continues.test(point) || (regional.test(previous) && regional.test(point));

// Length of the longest emoji at a place in a text, in UTF-16 units; 0: there is none.
export const emojiLength = (text, at) => {
  let key = "";
  let end = at;
  let found = 0;
  for (let previous = "", points = 0; end < text.length && points < longest; points++) {
    const point = String.fromCodePoint(text.codePointAt(end));
    if (!(points === 0 ? starts.test(point) : belongs(previous, point))) break;
    previous = point;
    key += point.replace(otherTone, "\u{1f3fb}");
    end += point.length;
    if (emoji.has(key)) found = end - at;
  }
  return found;
};
