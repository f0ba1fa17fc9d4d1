// Handing over: the address of a composer with words and link in it, the clipboard, and
// what a phone's own menu is given. Whatever leaves the panel goes through here.

import { read as device } from "./device.js";
import { fill } from "./intent.js";

const base32 = "abcdefghijklmnopqrstuvwxyz234567";
const bytes = (text) => new TextEncoder().encode(text);

// attribution is what the links of a post say of their sharer: nothing, unless asked to.
export async function attribution(post) {
  const { attribution: chosen, team, secret } = device();
  if (chosen === "nothing") return "";
  const own = chosen === "own" ? await code(secret, post) : "";
  return [team, own].filter(Boolean).join("-");
}

// A code differs from post to post, so that two cannot be told to be one person's. Where
// a page is not secure it can't be made.
async function code(secret, post) {
  if (!globalThis.crypto?.subtle) return "";
  const key = await crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const [a, b, c, d] = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(post)));
  const bits = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  return [27, 22, 17, 12, 7].map((shift) => base32[(bits >>> shift) & 31]).join("");
}

// attributed is a link with the sharer's name for it: only one that has the hub's tags, or
// leads through an address of the hub's, where visits are counted.
export function attributed(link, term, through) {
  const [, address, fragment] = link.match(/^([^#]*)(.*)$/s);
  const counted = /[?&]utm_source=/.test(address) || (through && address.startsWith(through));
  if (!term || !counted) return link;
  return `${address}${address.includes("?") ? "&" : "?"}utm_term=${encodeURIComponent(term)}${fragment}`;
}

// whole is what stands in the composer: the words, and the link where it goes inside.
export const whole = (text, words, link) => (text.gap ? words.trimEnd() + text.gap + link : words);

// counted is what a network counts: a link beside the words is joined to them by a space.
export const counted = (network, text, words, link) =>
  network.carries === "text" && !text.gap && link ? `${words} ${link}` : whole(text, words, link);

// The reader's own server is there at once, where Mastodon's page would ask for it.
const intent = (network) => {
  const { mastodon } = device();
  return network.name === "mastodon" && mastodon ? `https://${mastodon}/share?text={text}` : network.intent;
};

// address opens the composer; empty: there is none.
export const address = (network, text, words, link) =>
  network.intent && fill(intent(network), { ...text.handover, text: whole(text, words, link), url: link }, { crlf: network.crlf });

// copied is the text with its link, as somebody pastes it who begins without a composer.
export const copied = (text, words, link) =>
  text.gap || !link ? whole(text, words, link) : `${words.trimEnd()}\n${link}`;

// copy reports whether the clipboard has it.
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

// shared gives a phone's menu the words and, apart from them, the link, with the picture
// where the phone takes it. It reports "done", "left" by the reader, or "failed".
export async function shared(words, link, picture) {
  const data = link ? { text: words, url: link } : { text: words };
  const more = { ...data, files: [picture] };
  try {
    await navigator.share(picture && navigator.canShare?.(more) ? more : data);
    return "done";
  } catch ({ name }) {
    return name === "AbortError" ? "left" : "failed";
  }
}
