// The few posts of the home page: what is of the reader's field and in their languages
// comes first, the others stay in their order, and at most one is about the company as
// long as there are others.

export function few(cards, { field, languages }, count) {
  const mine = cards.filter((c) => fits(field, c.topics) && fits(languages, [c.lang]));
  const ordered = [...mine, ...cards.filter((c) => !mine.includes(c))];
  const [one, ...more] = ordered.filter((c) => c.company);
  return [...ordered.filter((c) => !c.company || c === one), ...more].slice(0, count);
}

const fits = (wanted, names) => wanted.length === 0 || names.some((name) => wanted.includes(name));
