package network

// Reddit's form takes a link and a title; words beside a link are ignored (second
// hand: reddit-archive/reddit pull request 412). The limit of a title is second hand;
// that of a body is general knowledge, its unit unknown: UTF-16 units never count less
// than characters do.
var reddit = Network{
	Name:       "reddit",
	Title:      "Reddit",
	Intent:     MustIntent("https://www.reddit.com/submit?url={url}&title={title}"),
	TitleLimit: 300,
	Limit:      40000,
	Unit:       UnitUTF16,
}
