// Threads: code points, an emoji as its UTF-8 bytes.

import { emojiLength } from "../emoji.js";

const encoder = new TextEncoder();

export const threads = (text) => {
  let count = 0;
  for (let at = 0; at < text.length;) {
    const size = emojiLength(text, at);
    count += size > 0 ? encoder.encode(text.slice(at, at + size)).length : 1;
    at += size || (text.codePointAt(at) > 0xffff ? 2 : 1);
  }
  return count;
};
