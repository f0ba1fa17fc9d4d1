// How the networks count a text: the same as package network does in Go. A unit is one
// file in units/ and one line here.

import { loaded } from "./lists.js";
import { bluesky } from "./units/bluesky.js";
import { grapheme } from "./units/grapheme.js";
import { mastodon } from "./units/mastodon.js";
import { threads } from "./units/threads.js";
import { utf16 } from "./units/utf16.js";
import { x } from "./units/x.js";

const units = { x, bluesky, mastodon, threads, grapheme, utf16 };

// Counting is exact once this is done.
export const ready = loaded;

// Half of a surrogate pair counts as U+FFFD, as which it is handed over.
export const count = (unit, text) => (units[unit] ?? grapheme)(text.toWellFormed());
