// The page that shows where there is no connection: it lists what this device has kept,
// the newest first. At another address than its own it stands for a page that it has not.

import { kept, offline, pages } from "./kept.js";

const article = document.querySelector("[data-kept]");
const list = article.querySelector("[data-pages]");
const { lang } = document.documentElement;
const here = location.origin + location.pathname;

async function item(address) {
  const page = new DOMParser().parseFromString(await (await kept(address)).text(), "text/html");
  const link = Object.assign(document.createElement("a"), { href: address, textContent: page.querySelector("h1").textContent });
  const heading = page.querySelector("h1");
  link.lang = heading.lang || page.documentElement.lang;
  link.dir = heading.dir || page.documentElement.dir;
  const li = document.createElement("li");
  li.append(link);
  return li;
}

async function show() {
  const items = await Promise.all((await pages()).reverse().map(item));
  list.replaceChildren(...items);
  article.querySelector("[data-none]").hidden = items.length > 0;
}

if (here !== offline(lang)) {
  article.querySelector("[data-missing]").hidden = false;
  addEventListener("online", () => location.reload());
}
show().catch(() => {}); // where a browser keeps nothing, the page says so
