// How far words are from each other, in slips: a letter too many, too few, another one,
// or two the wrong way round.

export const forgiven = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

// The slips between two words, at most `most` + 1. Where the word may go on, the slips to
// the nearest beginning of the other.
export function slips(word, other, most, goesOn = false) {
  if (word.length - other.length > most || (!goesOn && other.length - word.length > most)) return most + 1;
  const width = goesOn ? Math.min(other.length, word.length + most) : other.length;
  let older = [];
  let old = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = word[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && word[i - 2] === other[j - 1] && word[i - 1] === other[j - 2];
      row[j] = Math.min(old[j - 1] + (same ? 0 : 1), old[j] + 1, row[j - 1] + 1, swapped ? older[j - 2] + 1 : most + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [older, old] = [old, row];
  }
  return Math.min(most + 1, goesOn ? Math.min(...old) : old[width]);
}

// The shards, at most some, of all words with the shortest beginning of one.
function around(dictionary, word, most) {
  for (let length = 1; length <= word.length; length++) {
    const places = dictionary.places(word.slice(0, length));
    if (places.length <= most) return places;
  }
  return [];
}

const wide = 5; // shards that have all words with a first letter, most often
const narrow = 2;

// The words nearest to one, with their slips, best first: those that begin with its first
// letter, or go on like it behind another. Else it may have a letter too many in front, or
// want one, or its first two are the wrong way round.
export async function nearest({ words, tails }, word, most, goesOn) {
  if (most === 0) return [];
  const behind = word.slice(1);
  const alike = await Promise.all([words.entries(around(words, word, wide)), tails.entries(around(tails, behind, narrow))]);
  const near = sorted(alike, word, most, goesOn);
  if (near.length) return near;
  return sorted(await Promise.all([
    words.entries(around(words, behind, narrow)),
    tails.entries(around(tails, word, narrow)),
    tails.entries(around(tails, word[0] + word.slice(2), narrow)),
  ]), word, most, goesOn);
}

function sorted(lists, word, most, goesOn) {
  const terms = new Set(lists.flat().map(({ term }) => whole(term)));
  return [...terms].map((term) => ({ term, slips: slips(word, term, most, goesOn) }))
    .filter((e) => e.slips <= most)
    .sort((a, b) => a.slips - b.slips || a.term.length - b.term.length || (a.term < b.term ? -1 : 1));
}

// A tail stands before the letter that was in front of it.
function whole(term) {
  const [tail, head = ""] = term.split("-");
  return head + tail;
}
