// Graphemes: what a reader sees as one character.

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

// A letter or sign between others of these is one by itself. Only the rest is cut into
// segments: that takes long, and far longer than in proportion for a long text.
const simple = "[ -~[\\p{L}&&[\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Arabic}\\p{sc=Hebrew}\\p{sc=Han}" +
  "\\p{sc=Hiragana}\\p{sc=Katakana}]]]";
const settled = new RegExp(`(?<=^|${simple})${simple}(?=$|${simple})`, "gv");
const boundary = new RegExp(`(?<=${simple})(?=${simple})`, "v");

export const grapheme = (text) => {
  let count = 0;
  const rest = text.replace(settled, () => { count++; return ""; });
  for (const part of rest.split(boundary)) {
    for (const _ of segmenter.segment(part)) count++;
  }
  return count;
};
