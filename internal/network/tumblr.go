package network

// Tumblr documents its share tool (help.tumblr.com, share-button-documentation, read
// second hand): a post of a link, the link being its content, with the words as the
// caption; that canonicalUrl names the page to read is second hand too (react-share,
// shareon). The parameter for tags is left out, because the words hold the hashtags.
// No limit is published.
var tumblr = Network{
	Name:  "tumblr",
	Title: "Tumblr",
	Intent: MustIntent("https://www.tumblr.com/widgets/share/tool?posttype=link" +
		"&canonicalUrl={url}&content={url}&title={title}&caption={text}"),
	Unit: UnitGrapheme,
	Off:  true,
}
