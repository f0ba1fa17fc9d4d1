// The picture of a post that a network shows best, of those that the page offers.

const shapes = { instagram: ["square"], pinterest: ["tall"], tiktok: ["tall"], whatsapp: ["whole"], telegram: ["whole"] };

// picture is a link to it, none where the post has no picture.
export function picture(post, network) {
  const all = post.querySelector(".take");
  const found = (shape) => all?.querySelector(`[download*="-${shape}."]`);
  return [...(shapes[network] ?? []), "wide", "whole"].map(found).find(Boolean);
}

const loaded = new Map();

// load fetches it before it is needed: a phone's menu opens only right after a click.
export async function load(link) {
  if (!link || loaded.has(link.href)) return;
  loaded.set(link.href, undefined);
  try {
    const answer = await fetch(link.href);
    const blob = await answer.blob();
    if (answer.ok) loaded.set(link.href, new File([blob], link.download, { type: blob.type }));
  } catch {
    loaded.delete(link.href);
  }
}

export const file = (link) => link && loaded.get(link.href);
