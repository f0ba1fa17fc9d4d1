// Which of a post's texts comes first: another on other devices and on other days, so
// that twenty colleagues do not post the same one; the same all day on one device.

export const first = (texts, post, day, seed) => hash(`${seed} ${post} ${day}`) % texts.length;

// FNV-1a, 32 bits, its halves folded: a remainder by a small number looks at
// the lowest bits alone.
function hash(text) {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
  return (h >>> 16) ^ (h & 0xffff);
}
