// Lets the hub be read without a connection: sw.js keeps what is opened. Where a browser
// won't have it, the hub is read as ever.

import { root } from "./place.js";

addEventListener("load", () => {
  navigator.serviceWorker?.register(`${root}sw.js`, { scope: root, type: "module" }).catch(() => {});
});
