// The words of a text in the form in which the index has them: what Words does in
// internal/search/fold.go.

const likened = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ς: "σ",
  ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ک: "ك", ء: "", ـ: "",
  "’": "'", "ʼ": "'", "\u00ad": "", "\u200c": "", "\u200d": "",
};
const others = /[ßæœøđðþłıςٱىیةکءـ’ʼ\u00ad\u200c\u200d]/g;

const longest = 24; // letters that count

const fold = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/\p{M}/gu, "")
  .replace(others, (c) => likened[c])
  .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15);

export function words(text) {
  const folded = fold(text);
  const found = [];
  for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const elided = folded[index - 1] === "'" || folded[index + word.length] === "'";
    if (!elided || [...word].length > 1 && word !== "qu") found.push(stem(word));
  }
  return found;
}

// Takes off what grammar adds: the s of a plural and the x of one in -aux and -eux, and
// the Arabic article, alone or with what is written together with it.
function stem(word) {
  const letters = [...word];
  if (letters.length > longest) return letters.slice(0, longest).join("");
  if (letters.length >= 4 && /[^s]s$/.test(word)) return word.slice(0, -1);
  if (letters.length >= 5 && /[ae]ux$/.test(word)) return word.slice(0, -1);
  return word.replace(/^(?:[وبكف]?ال|لل)(?=.{3})/u, "");
}
