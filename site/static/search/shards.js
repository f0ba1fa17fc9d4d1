// Loads the files of the index, each once, and takes them apart. internal/search says
// what is in them.

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Uint8Array(128);
[...digits].forEach((digit, value) => { values[digit.charCodeAt(0)] = value; });

const nameLength = 6;

export async function load(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// Calls use with each number of a code.
export function eachNumber(code, use) {
  let number = 0;
  for (let i = 0, unit = 1; i < code.length; i++) {
    const digit = values[code.charCodeAt(i)];
    number += (digit & 31) * unit;
    unit *= 32;
    if (digit >= 32) continue;
    use(number);
    number = 0;
    unit = 1;
  }
}

// The files of a list, by their place in it.
export function files(folder, names) {
  const loaded = new Map();
  return (place) => {
    if (!loaded.has(place)) {
      const name = names.slice(place * nameLength, (place + 1) * nameLength);
      const file = load(`${folder}${name}.json`);
      file.catch(() => loaded.delete(place));
      loaded.set(place, file);
    }
    return loaded.get(place);
  };
}

// A dictionary, whose shards are [{term, code}] in order.
export function dictionary(folder, { first, names }) {
  const file = files(folder, names);
  const shards = new Map();
  const before = (term) => first.findLastIndex((f) => f <= term); // -1: none

  async function shard(place) {
    if (!shards.has(place)) shards.set(place, entries(await file(place)));
    return shards.get(place);
  }

  return {
    // The places of the shards that may have terms with a beginning.
    places(beginning) {
      const last = before(`${beginning}\u{ffff}`);
      const places = [];
      for (let place = Math.max(0, before(beginning)); place <= last; place++) places.push(place);
      return places;
    },
    // All entries of some shards.
    async entries(places) {
      return (await Promise.all(places.map(shard))).flat();
    },
  };
}

function entries({ terms, posts }) {
  const codes = posts?.split(" ");
  let term = "";
  return terms.match(/[A-Z][^A-Z]*/g).map((coded, i) => {
    term = term.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
    return { term, code: codes?.[i] };
  });
}
