// How long a label of a domain is in ASCII (RFC 3492, section 6.3).

const adapted = (delta, points, first) => {
  delta = first ? Math.floor(delta / 700) : delta >> 1;
  delta += Math.floor(delta / points);
  let bias = 0;
  for (; delta > 455; bias += 36) delta = Math.floor(delta / 35);
  return bias + Math.floor((36 * delta) / (delta + 38));
};

// The digits of a variable-length integer.
const digits = (delta, bias) => {
  let count = 1;
  for (let k = 36; ; k += 36) {
    const threshold = Math.min(Math.max(k - bias, 1), 26);
    if (delta < threshold) return count;
    delta = Math.floor((delta - threshold) / (36 - threshold));
    count++;
  }
};

// Each character takes one at least: of a long label no more needs to be known.
export const punycodeLength = (label) => {
  const points = Array.from(label, (character) => character.codePointAt(0));
  const basic = points.filter((point) => point < 0x80).length;
  if (basic === points.length || points.length > 63) return points.length;
  let length = "xn--".length + basic + (basic > 0 ? 1 : 0);
  let done = basic;
  let delta = 0;
  let bias = 72;
  for (let n = 0x80; done < points.length; n++, delta++) {
    const next = Math.min(...points.filter((point) => point >= n));
    delta += (next - n) * (done + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      length += digits(delta, bias);
      bias = adapted(delta, done + 1, done === basic);
      delta = 0;
      done++;
    }
  }
  return length;
};
