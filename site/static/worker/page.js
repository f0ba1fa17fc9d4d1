// A page comes from the hub's host, else it is the copy that was kept, and where there is
// none the page that says so.

import { drop, keepPage, kept, offline } from "../kept.js";
import { root } from "../place.js";
import { soon } from "./soon.js";
import { ask, withdrawn } from "./status.js";

// A hub's pages are files: what follows ? or # in an address makes no other page of it.
export function bare(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

// What a phone shares stays on it: its words stand in the address, which is asked for
// without them.
const asked = (request, address) => (/^[^/]+\/propose\/$/.test(address.slice(root.length)) ? address : request);

export function show(event, languages) {
  const address = bare(event.request.url);
  const fresh = fetch(asked(event.request, address));
  event.waitUntil(fresh.then((answer) => note(address, answer.clone())).catch(() => {}));
  return soon(address, fresh).catch(() => without(address, languages));
}

const gone = [401, 403, 404, 410]; // or not for this reader any more

async function note(address, answer) {
  await ask().catch(() => {});
  const [, id] = address.slice(root.length).match(/^[^/]+\/posts\/([^/]+)\/$/) ?? [];
  if (gone.includes(answer.status) || (await withdrawn()).includes(id)) await drop(address);
  else await keepPage(address, answer);
}

// without is the page for what is not kept: in the language of its address, else in one
// that the reader's browser speaks.
async function without(address, languages) {
  const wanted = [address.slice(root.length).split("/")[0], ...navigator.languages.flatMap((l) => [l, l.split("-")[0]])];
  const lang = wanted.find((l) => languages.includes(l)) ?? languages[0];
  const page = await kept(offline(lang));
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}
