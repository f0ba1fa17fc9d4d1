// status.json as the worker knows it. What it says was withdrawn is dropped at once.

import { forget, keep, kept } from "../kept.js";
import { root } from "../place.js";

export const status = `${root}status.json`;
const patience = 1_200; // milliseconds: less than a page waits for its answer
let asking; // promise of an answer

// Whoever asks while an answer is awaited gets the same one.
export async function ask() {
  asking ??= fetch(status, { cache: "no-store", signal: AbortSignal.timeout(patience) })
    .then(learn).finally(() => { asking = undefined; });
  return (await asking).clone();
}

async function learn(answer) {
  if (!answer.ok) throw new Error(`${status}: ${answer.status}`);
  const text = await answer.clone().text();
  const known = await withdrawn();
  await forget(JSON.parse(text).withdrawn.filter((id) => !known.includes(id)));
  await keep(status, new Response(text, { headers: { "Content-Type": "application/json", Date: new Date().toUTCString() } }));
  return answer;
}

// withdrawn are the ids that the last answer named.
export const withdrawn = async () => (await (await kept(status))?.json())?.withdrawn ?? [];

// remembered is the last answer, with its age in seconds. It has no Date: the time is the
// device's.
export async function remembered() {
  const copy = await kept(status);
  const age = Math.max(0, Math.floor((Date.now() - Date.parse(copy.headers.get("Date"))) / 1000));
  return new Response(copy.body, { headers: { "Content-Type": "application/json", Age: age } });
}
