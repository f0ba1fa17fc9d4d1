// What a host says in time: where it can't be reached or takes long, it is the copy that
// was kept of its last answer.

import { kept } from "../kept.js";

const patience = 4_000; // milliseconds

export async function soon(address, fresh) {
  const copy = await kept(address);
  if (!copy) return fresh;
  const late = new Promise((done) => { setTimeout(done, patience, copy); });
  return Promise.race([fresh, late]).catch(() => copy);
}
