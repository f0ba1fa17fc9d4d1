// The name of a Mastodon server, as people write it: with https in front, or as a part
// of their own address.

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const shape = new RegExp(`^(?:${label}\\.)+(?=[^.]*[a-z])${label}$`);

// server is the bare name; empty: it is none.
export function server(written) {
  const name = written.trim().replace(/^https?:\/\//i, "").replace(/[/?#].*$/s, "").replace(/^.*@/s, "");
  const { host } = URL.parse(`https://${name}/`) ?? {};
  return shape.test(host) ? host : "";
}
