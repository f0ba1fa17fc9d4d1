// The worker that answers for the hub: with what its host says, and without a connection
// with what was kept. What is not read, not the hub's or not listed here is none of its
// business: the browser asks as if there were no worker.

import { clear, keep, keepPage, kept, offline, older, open } from "../kept.js";
import { root, theme } from "../place.js";
import { bare, show } from "./page.js";
import { soon } from "./soon.js";
import { ask, remembered, status } from "./status.js";

const patience = 10_000; // milliseconds that a page may take to be asked for again
const data = ["networks.json", "rules.json"].map((name) => root + name);

// Files of the theme never change: their folder is named after what is in them.
const file = async (url) => (await kept(url)) ?? newest(url);

async function newest(url) {
  const answer = await fetch(url);
  if (answer.ok) await keep(url, answer.clone()).catch(() => {});
  return answer;
}

function answer({ url }) {
  if (url === status) return ask().catch(remembered);
  if (url.startsWith(theme)) return file(url);
  if (data.includes(url)) return soon(url, newest(url));
  return undefined;
}

async function install({ languages, files }) {
  const cache = await open();
  await cache.addAll([...files.map((name) => theme + name), ...languages.map(offline), ...data]);
  await ask();
  const watched = await clients.matchAll({ type: "window", includeUncontrolled: true });
  await renew([...await older(), ...watched.map(({ url }) => bare(url))]);
  await skipWaiting();
}

// renew asks again for the pages that an earlier theme kept, and for those that were open
// before there was a worker.
async function renew(addresses) {
  for (const page of new Set(addresses)) {
    await fetch(page, { cache: "no-cache", signal: AbortSignal.timeout(patience) })
      .then((fresh) => keepPage(page, fresh)).catch(() => {});
  }
}

// Below a hub at the root of its host other sites may stand: its own pages are those of its
// languages.
const ofHub = (url, languages) => url === root || languages.some((lang) => url.startsWith(`${root}${lang}/`));

// work is told by sw.js which languages and files the hub has.
export function work(hub) {
  addEventListener("install", (event) => event.waitUntil(install(hub)));
  addEventListener("activate", (event) => event.waitUntil(clear().then(() => clients.claim())));
  addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(root)) return;
    if (request.mode !== "navigate") {
      const answered = answer(request);
      if (answered) event.respondWith(answered);
    } else if (ofHub(bare(request.url), hub.languages)) {
      event.respondWith(show(event, hub.languages));
    }
  });
}
