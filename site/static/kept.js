// What is kept on this device for reading without a connection. All of it stands in one
// cache that is named after the theme, since pages and theme fit each other.

import { key, root, theme } from "./place.js";

const name = key + theme.slice(root.length).split("/")[1];
const most = 60; // pages
const largest = 500_000; // bytes of a page

// ours reports whether a cache is this hub's: one at /a/ has caches of its own.
export const ours = (other) => other.startsWith(key) && !other.slice(key.length).includes("/");

export const isPage = (address) => address.startsWith(root) && address.endsWith("/");

export const offline = (lang) => `${root}${lang}/offline/`;

const isOffline = (address) => /^[^/]+\/offline\/$/.test(address.slice(root.length));

export const open = () => caches.open(name);

// Once everything is erased, a worker that is still there keeps nothing.
const opened = async () => ((await caches.has(name)) ? open() : undefined);

export const kept = (address) => caches.match(address, { cacheName: name, ignoreVary: true });

export const keep = async (address, answer) => (await opened())?.put(address, answer);

export const drop = async (address) => (await opened())?.delete(address);

const pagesOf = async (cache) => (await cache?.keys() ?? []).map(({ url }) => url).filter((url) => isPage(url) && !isOffline(url));

// pages are the addresses of the pages that are kept, the newest last.
export const pages = async () => pagesOf(await opened());

// keepPage keeps an answer that is a page of the hub as it was asked for: no way to another
// page, no error and nothing to download.
export async function keepPage(address, answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  if (!isPage(address) || !answer.ok || answer.redirected || !type.startsWith("text/html")) return;
  const copy = answer.clone();
  const { size } = await answer.blob();
  if (size > largest) return;
  await drop(address); // so that it stands last, as the newest
  await keep(address, copy);
  await Promise.all((await pages()).slice(0, -most).map(drop));
}

// forget drops the posts of some ids, and the pages that lead to them.
export async function forget(ids) {
  const gone = async (address) => {
    const page = await (await kept(address))?.text();
    return ids.some((id) => page?.includes(`/posts/${id}/`));
  };
  if (ids.length === 0) return;
  for (const address of await pages()) if (await gone(address)) await drop(address);
}

// older are the addresses of the pages in caches of earlier themes.
export async function older() {
  const names = (await caches.keys()).filter((other) => ours(other) && other !== name);
  return (await Promise.all(names.map(async (other) => pagesOf(await caches.open(other))))).flat();
}

// clear drops what is kept, or only what earlier themes kept.
export async function clear(all) {
  const names = (await caches.keys()).filter((other) => ours(other) && (all || other !== name));
  await Promise.all(names.map((other) => caches.delete(other)));
}
