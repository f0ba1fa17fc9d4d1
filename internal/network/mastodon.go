package network

// Mastodon's share page asks for the reader's server; the words are in the
// fragment, which no server sees (second hand: blog.joinmastodon.org, March 2026,
// and public code). The limit is the default; each server sets its own, so a hub
// whose people share one server overrides intent and limit. The way of counting
// is documented (docs.joinmastodon.org, user/posting).
var mastodon = Network{
	Name:   "mastodon",
	Title:  "Mastodon",
	Intent: MustIntent("https://share.joinmastodon.org/#text={text}"),
	Limit:  500,
	Unit:   UnitMastodon,
}
