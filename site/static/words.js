// Cuts a text into words as the rules compare them: without regard to case, accents and how
// letters are encoded. The same as token.go and lexicon.go of package check.

// Scripts without spaces between words: each character counts.
const alone = "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
// A word goes on over what is not seen, which would otherwise hide it by cutting it in two.
// Other signs count, but not those that only stand between words.
const token = new RegExp(
  `([[\\p{L}\\p{Nd}\\p{M}\\p{Cf}]--${alone}]+)|[^\\p{White_Space}\\p{Pd}'’‘\`*_~]`, "gv");

// Letters that stand for others and have no decomposition in Unicode.
const sames = {
  "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ",
  "ـ": "", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك",
  ...Object.fromEntries(Array.from("٠١٢٣٤٥٦٧٨٩", (digit, i) => [digit, `${i}`])),
  ...Object.fromEntries(Array.from("۰۱۲۳۴۵۶۷۸۹", (digit, i) => [digit, `${i}`])),
};

const unseen = /^[\p{M}\p{Cf}]$/u;

const folded = (character) => {
  const small = character.toLowerCase();
  return sames[small] ?? (unseen.test(character) ? "" : small);
};

const fold = (word) => Array.from(word.normalize("NFKD"), folded).join("");

// Each word of a text, and where it stands there.
export const tokens = (text) => {
  const list = [];
  for (const { 0: written, 1: many, index: start } of text.matchAll(token)) {
    const word = fold(written);
    if (word !== "" || !many) list.push({ word, start, end: start + written.length });
  }
  return list;
};

// What Arabic writes together with the word that follows.
const particles = ["وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ك", "ل"];

const is = (written, word) =>
  written === word || (word !== "" && written.endsWith(word) && particles.includes(written.slice(0, -word.length)));

// Where a wording first stands among the tokens of a text: its start and end.
export const stands = (list, wording) => {
  if (wording.length === 0) return undefined;
  const at = list.findIndex((_, i) => wording.every(({ word }, j) => i + j < list.length && is(list[i + j].word, word)));
  return at < 0 ? undefined : { start: list[at].start, end: list[at + wording.length - 1].end };
};
