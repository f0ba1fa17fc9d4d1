// All that the hub remembers about its reader. It stands in this browser and is sent
// nowhere. Where a browser refuses to store, it is remembered until the page is left.

import { key } from "./place.js";

const attributions = ["nothing", "team", "own"];

const fresh = () => ({
  v: 1,
  field: [], // ids of topics
  networks: [], // names
  languages: [],
  mastodon: "", // the reader's server
  team: "",
  attribution: "nothing", // what links say of their sharer
  secret: "", // only where links are the reader's own
  seed: 0, // which text comes first; 0: not drawn yet
  shared: [], // {post, lang, title, text, network, day}
  handed: [], // the same and at, in milliseconds: opened, and not asked about yet
  seen: "", // day of the last visit
  before: "", // and of the one before it
  asked: false,
});

const random = (bytes) => [...crypto.getRandomValues(new Uint8Array(bytes))].map((b) => b.toString(16).padStart(2, "0")).join("");

let unstored = ""; // what could not be stored
const listeners = [];

function stored() {
  if (unstored) return unstored;
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

// lasts reports whether what is remembered outlives the page.
export const lasts = () => unstored === "";

// Whatever else stands in the store, each field is of its kind.
function parsed(text) {
  const device = fresh();
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return device;
  }
  for (const [name, value] of Object.entries(device)) {
    const kept = found?.[name];
    if (typeof kept === typeof value && Array.isArray(kept) === Array.isArray(value)) device[name] = kept;
  }
  if (!attributions.includes(device.attribution)) device.attribution = "nothing";
  return device;
}

export const read = () => parsed(stored());

// change lets f alter what is remembered, and returns it as it is then.
export function change(f) {
  const device = read();
  f(device);
  device.secret = device.attribution === "own" ? device.secret || random(32) : "";
  keep(JSON.stringify(device));
  return device;
}

function keep(text) {
  unstored = "";
  try {
    localStorage.setItem(key, text);
  } catch {
    unstored = text;
  }
  tell();
}

export function erase() {
  unstored = "";
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
  tell();
}

// exported is everything, to be read by its owner.
export const exported = () => JSON.stringify(read(), null, 2);

// seed is a number that this device keeps, to draw by.
export const seed = () => read().seed || change((device) => { device.seed = 1 + parseInt(random(3), 16); }).seed;

// follow calls f when anything changes, here or in another tab.
export const follow = (f) => listeners.push(f);

const tell = () => listeners.forEach((f) => f(read()));

addEventListener("storage", (event) => {
  if (event.key !== key && event.key !== null) return;
  unstored = "";
  tell();
});
