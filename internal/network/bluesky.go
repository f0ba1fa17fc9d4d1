package network

// Bluesky's intent is documented (docs.bsky.app, intent-links); it has no
// parameter for a link. The limits are those of the lexicons app.bsky.feed.post,
// maxGraphemes and maxLength, and app.bsky.embed.images, maxSize. That a hashtag or a
// link stands behind white space is the rule of its own library
// (bluesky-social/atproto, packages/api/src/rich-text/util.ts).
var bluesky = Network{
	Name:       "bluesky",
	Title:      "Bluesky",
	Intent:     MustIntent("https://bsky.app/intent/compose?text={text}"),
	Limit:      300,
	Bytes:      3000,
	Unit:       UnitBluesky,
	Spaced:     true,
	ImageBytes: 2_000_000,
}
