// Mastodon: graphemes, a link with its protocol as 23, @user@server as @user
// (docs.joinmastodon.org, user/posting).

import { nextLink } from "../links.js";
import { grapheme } from "./grapheme.js";

const placeholder = "x".repeat(23);
const mention = /(^|[^/\w])@([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]/giu;

export const mastodon = (text) => {
  let counted = "";
  let from = 0;
  for (let link; (link = nextLink(text, from, false)); from = link.end) {
    counted += text.slice(from, link.start) + placeholder;
  }
  return grapheme((counted + text.slice(from)).replace(mention, "$1@$2"));
};
