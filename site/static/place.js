// Where the hub stands. What it keeps in a browser is named after that: hubs of one host
// keep apart.

const base = new URL("../../", import.meta.url);

export const root = base.href;
export const theme = new URL("./", import.meta.url).href; // the folder of scripts and style
export const key = `portevoix:${base.pathname}`;
