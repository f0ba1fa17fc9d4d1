package network

// X's web intent is documented (docs.x.com, x-for-websites, web-intent). Only the
// host x.com opens the app on a phone (second hand). The limit and the way of
// counting are those of X's own library twitter-text, version 3. That of an image is from
// its help pages, of a thousand bytes to the kilobyte: the cautious reading.
var xCom = Network{
	Name:       "x",
	Title:      "X",
	Intent:     MustIntent("https://x.com/intent/tweet?text={text}&url={url}"),
	Limit:      280,
	Unit:       UnitX,
	ImageBytes: 5_000_000,
}
