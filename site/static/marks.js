// Marks the cards of a page: what came up since the reader's last visit, and what they
// have shared already.

const words = document.querySelector("[data-marks]").content;

export function mark(cards, { shared, before }) {
  const posts = new Set(shared.map((one) => one?.post));
  for (const card of cards) {
    if (posts.has(post(card))) put("shared", card);
    else if (before && card.dataset.since >= before) put("new", card);
  }
}

const post = (card) => card.querySelector("h3 a").pathname.split("/").at(-2);

const put = (name, card) =>
  card.querySelector(".kicker").append(" ", words.querySelector(`[data-mark=${name}]`).cloneNode(true));
