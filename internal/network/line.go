package network

// LINE's share page takes the link and the words apart (second hand: react-share,
// social-share-urls). The limit and the way of counting are those of a text
// message in its documented API (developers.line.biz, text-character-count).
var line = Network{
	Name:   "line",
	Title:  "LINE",
	Intent: MustIntent("https://social-plugins.line.me/lineit/share?url={url}&text={text}"),
	Limit:  5000,
	Unit:   UnitUTF16,
	Off:    true,
}
