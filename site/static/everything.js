// Everything that is kept on this device: to be taken along, and to be erased.

import { download } from "./download.js";
import { erase, exported } from "./device.js";
import { clear } from "./kept.js";
import { root } from "./place.js";

export function everything(box, erased) {
  const dialog = box.querySelector("dialog");
  const on = (name, f) => box.querySelector(`[data-${name}]`).addEventListener("click", f);
  on("copy", () => download("portevoix.json", "application/json", exported()));
  on("erase", () => dialog.showModal());
  on("no", () => dialog.close());
  on("yes", async () => {
    erase();
    await forget();
    dialog.close();
    erased();
  });
}

// forget drops the pages that are kept, and ends the worker that keeps them; other hubs of
// the same host have theirs.
async function forget() {
  try {
    const registrations = await navigator.serviceWorker?.getRegistrations() ?? [];
    await Promise.all(registrations.filter(({ scope }) => scope === root).map((one) => one.unregister()));
    await clear(true);
  } catch {
    // Where a browser keeps none, there is nothing to forget.
  }
}
