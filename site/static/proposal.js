// A proposal that begins with what a phone shares to the hub: it shows, and goes along
// with the form or the mail. It came with the address, from anybody: it is shown as text,
// cut, without what makes text read backwards, and moved behind the # of the address, which
// no server gets to see.

const box = document.querySelector("[data-brought]");
const longest = { title: 200, text: 2_000, link: 2_000 }; // characters that a mail's address bears

const plain = (words, name) =>
  [...words.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]|[\u202d\u202e]/gu, "")].slice(0, longest[name]).join("").trim();

const isLink = (words) => /^https?:\/\/\S+$/i.test(words) && URL.canParse(words);

// Many programs put the link at the end of the text.
function brought(given) {
  const [title, text, url] = ["title", "text", "url"].map((name) => given.get(name) ?? "");
  const [whole, before, last] = plain(text, "text").match(/^(.*?)(\S+)$/s) ?? ["", "", ""];
  const ends = !url && isLink(last);
  return {
    title: plain(title.replace(/\s+/g, " "), "title"),
    text: ends ? before.trim() : whole,
    link: ends ? last : isLink(plain(url, "link")) ? plain(url, "link") : "",
  };
}

function show(parts) {
  for (const [name, words] of Object.entries(parts)) {
    const row = box.querySelector(`[data-part=${name}]`);
    row.hidden = !words;
    row.querySelector("dd").textContent = words;
  }
  box.hidden = false;
}

// The fields of the form on GitHub have the names of the parts.
function fillForm(way, parts) {
  const to = new URL(way.href);
  if (!to.pathname.endsWith("/issues/new")) return;
  for (const [name, words] of Object.entries(parts)) if (words) to.searchParams.set(name, words);
  way.href = to;
}

// The lines of the mail begin as the rows of the box do. The last is filled first, so that
// no words are taken for the beginning of a line.
function fillMail(way, parts) {
  let body = new URL(way.href).searchParams.get("body");
  for (const [name, words] of Object.entries(parts).reverse()) {
    const line = `\r\n\r\n${box.querySelector(`[data-part=${name}] dt`).textContent}: `;
    body = body.replace(line, () => line + words.replaceAll("\n", "\r\n"));
  }
  way.href = way.href.replace(/([?&]body=)[^&]*/, (_, name) => name + encodeURIComponent(body));
}

const given = new URLSearchParams(location.search || location.hash.slice(1));
const parts = brought(given);
if (Object.values(parts).some(Boolean)) {
  history.replaceState(null, "", `${location.pathname}#${given}`);
  show(parts);
  document.querySelectorAll("[data-form]").forEach((way) => fillForm(way, parts));
  document.querySelectorAll("[data-mail]").forEach((way) => fillMail(way, parts));
}
