package network

// Telegram's share link is documented (core.telegram.org/widgets/share, read
// second hand); it shows the link before the words. The limit of a message is
// general knowledge, in UTF-16 units as in the rest of its API.
var telegram = Network{
	Name:   "telegram",
	Title:  "Telegram",
	Intent: MustIntent("https://t.me/share/url?url={url}&text={text}"),
	Limit:  4096,
	Unit:   UnitUTF16,
}
