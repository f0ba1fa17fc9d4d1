// When the reader was here: what came up since then is new to them.

import { change } from "./device.js";

// visited notes the day of this visit, and keeps that of the one before.
export const visited = () => change((device) => {
  const today = new Date().toLocaleDateString("sv");
  if (device.seen !== today) [device.before, device.seen] = [device.seen, today];
});
