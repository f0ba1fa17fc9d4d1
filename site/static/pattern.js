// Runs a program of rules.json (package site, Program): all ways at once, in the order of
// their preference, so that it takes time in proportion to the text.

const isWord = (character) => /^\w$/.test(character ?? "");

const conditions = (text, at) => {
  const edge = isWord(text[at - 1]) !== isWord(text[at]);
  const starts = at === 0;
  const ends = at === text.length;
  return (starts || text[at - 1] === "\n" ? 1 : 0) | (ends || text[at] === "\n" ? 2 : 0) |
    (starts ? 4 : 0) | (ends ? 8 : 0) | (edge ? 16 : 32);
};

const holds = (ranges, point) => {
  for (let i = 0; i < ranges.length && ranges[i] <= point; i += 2) {
    if (point <= ranges[i + 1]) return true;
  }
  return false;
};

// The ways that are open at a place, each with where it began; the first is preferred.
class Ways {
  constructor(steps, text, at) {
    Object.assign(this, { steps, at, conditions: conditions(text, at), seen: new Set(), open: [] });
  }

  add(number, began) {
    for (const waiting = [number]; waiting.length > 0;) {
      const next = waiting.pop();
      if (this.seen.has(next)) continue;
      this.seen.add(next);
      const step = this.steps[next];
      if (step.try) waiting.push(...step.try.toReversed());
      else if (!step.at) this.open.push({ step, began });
      else if ((this.conditions & step.at) === step.at) waiting.push(step.to);
    }
  }
}

// Where a program first finds something in a text: its start and end; undefined: nowhere.
export const first = ({ start, steps, classes }, text) => {
  let found;
  let ways = new Ways(steps, text, 0);
  for (let at = 0; ; at = ways.at) {
    if (!found) ways.add(start, at);
    if (ways.open.length === 0 && found) return found;
    const point = text.codePointAt(at) ?? -1;
    const next = new Ways(steps, text, at + (point > 0xffff ? 2 : 1));
    for (const { step, began } of ways.open) {
      if (step.found) {
        found = { start: began, end: at };
        break;
      }
      if (step.to !== undefined && point >= 0 && holds(classes[step.take], point)) next.add(step.to, began);
    }
    if (point < 0) return found;
    ways = next;
  }
};
