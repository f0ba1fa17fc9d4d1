// Finds posts in the index: those that have all words, in any form that is forgiven, and
// are on all lists.

import { dictionary, eachNumber, files, load } from "./shards.js";
import { forgiven, nearest } from "./typos.js";
import { words as split } from "./fold.js";

const mostWords = 6; // that one looks for: each takes a file
const mostShards = 5; // of terms that begin alike
const mostForms = 2; // of a word that was mistyped
const beginning = 3; // letters from which on a word may go on

const worth = [1, 3, 6]; // a word in the body, around it, in the title
const exact = 4, begun = 3, mistyped = 1; // times that

export async function open(folder, lang) {
  const manifest = await load(`${folder}${lang}.json`, { cache: "no-cache" });
  const card = files(folder, manifest.cards.names);
  return {
    size: manifest.posts,
    days: manifest.days,
    terms: dictionary(folder, manifest.terms),
    words: dictionary(folder, manifest.words),
    tails: dictionary(folder, manifest.tails),
    cards: (numbers) => Promise.all(numbers.map((n) => cardOf(manifest.cards.sizes, card, n))),
  };
}

const sizeOf = (digit) => digit.charCodeAt(0) - 65;

async function cardOf(sizes, card, number) {
  let place = 0, start = 0;
  while (start + sizeOf(sizes[place]) <= number) start += sizeOf(sizes[place++]);
  return (await card(place))[number - start];
}

// What a query finds: the numbers of posts, best first; the terms by which; whether a word
// of it was taken for another; where nothing is found, words that may have been meant.
export async function find(index, { words, lists, since, without }) {
  const meant = await Promise.all(words.map((word, i) => meanings(index, word, i === words.length - 1)));
  const [on, not] = await Promise.all([
    Promise.all(lists.map((list) => posts(index, [list]))), posts(index, without),
  ]);
  const scores = new Uint16Array(index.size).fill(1);
  for (const forms of meant) all(scores, weighed(index.size, forms));
  for (const list of on) all(scores, list);
  not.forEach((there, n) => { if (there) scores[n] = 0; });
  scores.fill(0, 0, first(index, since));
  const numbers = [...scores.keys()].filter((n) => scores[n]).sort((a, b) => scores[b] - scores[a] || b - a);
  const forms = meant.flat();
  return {
    numbers,
    terms: new Set(forms.map(({ term }) => term)),
    mistyped: forms.some(({ times }) => times === mistyped),
    near: numbers.length ? [] : await close(index, words, meant),
  };
}

// The words that a query asks for. The first letter of one says nothing yet, and after
// others the second neither: a space says that it stands.
export function asked(text) {
  const words = split(text).slice(0, mostWords);
  const least = words.length > 1 ? beginning : 2;
  const begins = words.length > 0 && words.at(-1).length < least && !/\s$/.test(text);
  return begins ? words.slice(0, -1) : words;
}

// The terms that a word can stand for, with what each is worth.
async function meanings(index, word, last) {
  const wide = last && word.length >= beginning;
  const places = index.terms.places(wide ? word : `${word}\0`).slice(0, mostShards);
  const entries = await index.terms.entries(places);
  const own = entries.filter(({ term }) => term === word || (wide && term.startsWith(word)));
  if (own.length) return own.map((e) => ({ ...e, times: e.term === word ? exact : begun }));
  const near = await nearest(index, word, forgiven(word), wide);
  const best = near.filter((e) => e.slips === near[0].slips).slice(0, mostForms);
  const found = await Promise.all(best.map(({ term }) => entry(index, term)));
  return found.map((e) => ({ ...e, times: mistyped }));
}

async function entry(index, term) {
  const entries = await index.terms.entries(index.terms.places(`${term}\0`));
  return entries.find((e) => e.term === term);
}

// What each post is worth by the terms that it has.
function weighed(size, forms) {
  const best = new Uint8Array(size);
  for (const { code, times } of forms) {
    let post = -1;
    eachNumber(code, (n) => {
      post += 1 + Math.floor(n / 3);
      best[post] = Math.max(best[post], worth[n % 3] * times);
    });
  }
  return best;
}

// Adds up what posts are worth that have all.
function all(scores, more) {
  more.forEach((value, n) => { scores[n] = value && scores[n] ? scores[n] + value : 0; });
}

// The posts that are on one of several lists.
async function posts(index, lists) {
  const found = await Promise.all(lists.map((list) => entry(index, list)));
  return weighed(index.size, found.filter(Boolean).map((e) => ({ ...e, times: 1 })));
}

// The number of the first post of a day, given in days since 1970.
function first(index, since) {
  let day = 0, posts = 0, from = 0, isDay = true;
  eachNumber(index.days, (n) => {
    if (isDay) day += n;
    else if ((posts += n), day < since) from = posts;
    isDay = !isDay;
  });
  return from;
}

// What may be asked instead: of words that nobody wrote the nearest, of others each alone.
// Of a few letters so many are near that none is.
async function close(index, words, meant) {
  const near = await Promise.all(words.map((word, i) => {
    if (meant[i].length) return [{ term: word }];
    return word.length > beginning ? nearest(index, word, forgiven(word) + 1, true) : [];
  }));
  return near.flatMap((list) => list.slice(0, 3).map(({ term }) => term));
}
