// What was handed to a network and not asked about yet. It is remembered for a day, since
// a phone may end the page while the network is open.

import { change, read } from "./device.js";

const day = 86_400_000; // milliseconds

const waiting = (device) => device.handed.filter((one) => Date.now() - one?.at < day);

export const handed = (post) => waiting(read()).find((one) => one.post === post);

export const remember = (what) => change((device) => {
  device.handed = [...waiting(device).filter(({ post }) => post !== what.post), { ...what, at: Date.now() }];
});

// settle forgets what is asked about; what did work stands among what was shared.
export const settle = (post, worked) => change((device) => {
  const { at, ...one } = handed(post) ?? {};
  device.handed = waiting(device).filter((other) => other.post !== post);
  if (worked && at) device.shared.push(one);
});
