// What the reader shared, as this device remembers it, newest first. Each can be taken
// off; one whose post was withdrawn since says so.

import { change } from "./device.js";

const { lang } = document.documentElement;

export function sharings(box, { root, status }, titleOf) {
  const [list, row, none, count] = ["ul", "template", "[data-none]", "[data-count]"].map((part) => box.querySelector(part));
  let withdrawn = [];
  let remembered = [];

  function show({ shared }) {
    remembered = shared.filter((one) => one?.post);
    none.hidden = remembered.length > 0;
    count.textContent = remembered.length ? new Intl.NumberFormat(lang).format(remembered.length) : "";
    list.replaceChildren(...remembered.toReversed().map(item));
  }

  function item(one) {
    const li = row.content.firstElementChild.cloneNode(true);
    const link = li.querySelector("[data-title]");
    link.textContent = li.querySelector(".hidden").textContent = one.title || one.post;
    link.href = `${root}${[one.lang, "posts", one.post].map(encodeURIComponent).join("/")}/`;
    li.querySelector("[data-where]").textContent = [titleOf(one.network), day(one.day)].filter(Boolean).join(" · ");
    li.querySelector("[data-gone]").hidden = !withdrawn.includes(one.post);
    li.querySelector("[data-remove]").addEventListener("click", () => remove(one, li));
    return li;
  }

  function remove(one, li) {
    const at = [...list.children].indexOf(li);
    change((device) => { device.shared = remembered.filter((other) => other !== one); });
    (list.children[Math.min(at, list.children.length - 1)]?.querySelector("button") ?? box.querySelector("summary")).focus();
  }

  fetch(status, { cache: "no-store" }).then((answer) => answer.json()).then((stopped) => {
    withdrawn = stopped.withdrawn;
    show({ shared: remembered });
  }).catch(() => {}); // The list stands without it.

  return show;
}

const day = (iso) => {
  const date = new Date(`${iso}T12:00`);
  return isNaN(date) ? "" : new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(date);
};
