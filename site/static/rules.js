// What the rules of the hub find in a text that somebody has edited: banned wording as
// check finds it, and what has to stay.

import { data } from "./data.js";
import { first } from "./pattern.js";
import { stands, tokens } from "./words.js";

const rules = async () =>
  (await data("../../rules.json")).banned.map((entry) => ({ ...entry, wordings: entry.words.map(tokens) }));

// Marks of direction are the hub's own; a line break may be written in two ways.
const plain = (text) => text.replace(/[\u200e\u200f]/g, "").replace(/\r\n?/g, "\n");

const earliest = (hits) => hits.filter(Boolean).sort((a, b) => a.start - b.start)[0];

// Each banned wording once, where it first stands.
const banned = (text, lang, entries) => {
  const list = tokens(text);
  return entries
    .filter(({ languages }) => languages.length === 0 || languages.includes(lang))
    .map((entry) => {
      const { wordings, program, reason, advice } = entry;
      const hit = program ? first(program, text) : earliest(wordings.map((wording) => stands(list, wording)));
      return hit && { rule: "banned", word: text.slice(hit.start, hit.end), reason, advice, start: hit.start };
    })
    .filter(Boolean)
    .sort((a, b) => a.start - b.start);
};

// What has to stay: all of it where the post is locked, the words where others may stand
// around them, and the disclosure in one of its forms.
const kept = (text, { edit, words, disclosures }) => {
  const missing = [];
  const offered = plain(words).trim();
  if (edit === "locked" && text.trim() !== offered) missing.push({ rule: "locked", word: "" });
  if (edit === "around" && !text.includes(offered)) missing.push({ rule: "around", word: "" });
  const list = tokens(text);
  if (disclosures.length > 0 && !disclosures.some((form) => stands(list, tokens(form)))) {
    missing.push({ rule: "disclosure", word: disclosures[0] });
  }
  return missing;
};

// Findings of an edited text, by facts: its lang, how far it may be edited (free, around,
// locked), the words as they were offered, and the forms of what they disclose. Each is
// {rule, word, reason, advice}; only banned wording has a reason and an advice of its own.
export const findings = async (text, facts) => {
  const read = plain(text.toWellFormed());
  return [...kept(read, facts), ...banned(read, facts.lang, await rules())]
    .map(({ rule, word, reason = "", advice = "" }) => ({ rule, word, reason, advice }));
};
