package network

// Facebook's sharer takes the link alone: Meta says that quote, its one parameter
// for words, is dead (support bug 734680371318112, quoted by react-share issue
// 456). The limit is second hand, its unit unknown: UTF-16 units never count less
// than characters do. That of an image is from its help pages, of a thousand bytes to the
// kilobyte: the cautious reading.
var facebook = Network{
	Name:       "facebook",
	Title:      "Facebook",
	Intent:     MustIntent("https://www.facebook.com/sharer/sharer.php?u={url}"),
	Limit:      63206,
	Unit:       UnitUTF16,
	ImageBytes: 8_000_000,
}
