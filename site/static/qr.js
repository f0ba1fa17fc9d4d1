// An address as a picture that a phone's camera reads, drawn by uqr, which loads only here.

import { encode } from "./vendor/uqr.js";

const svg = "http://www.w3.org/2000/svg";

// draw returns dark squares on a light ground, with the quiet zone of four that scanners ask for.
export function draw(address) {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const picture = element("svg", { viewBox: `0 0 ${size} ${size}`, "shape-rendering": "crispEdges", "aria-hidden": "true" });
  picture.append(element("path", { d: `M0 0h${size}v${size}H0z`, fill: "#fff" }), element("path", { d: squares, fill: "#000" }));
  return picture;
}

function element(name, attributes) {
  const made = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
