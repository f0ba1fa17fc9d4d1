// Everything that is kept on this device: to be taken along, and to be erased.

import { download } from "./download.js";
import { erase, exported, key } from "./device.js";

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

// forget empties what was kept of this hub's pages; others at the same host keep theirs.
async function forget() {
  try {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(key)).map((name) => caches.delete(name)));
  } catch {
    // Where a browser keeps none, there is nothing to forget.
  }
}
