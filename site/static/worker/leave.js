// The worker of a hub that is being written, or looked at as it was: it takes the place
// of one that kept pages at the same address, and goes with all of them.

import { clear } from "../kept.js";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clear(true).then(() => registration.unregister())));
