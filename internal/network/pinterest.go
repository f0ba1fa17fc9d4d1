package network

// Pinterest's create button makes a pin of a picture, so a post without one is not
// offered there (second hand: react-share, shareon). The limit is that of a pin's
// description, second hand, its unit unknown: UTF-16 units never count less than
// characters do. The link has a field of its own.
var pinterest = Network{
	Name:   "pinterest",
	Title:  "Pinterest",
	Intent: MustIntent("https://www.pinterest.com/pin/create/button/?url={url}&media={image}&description={text}"),
	Limit:  500,
	Unit:   UnitUTF16,
	Off:    true,
}
