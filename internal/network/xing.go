package network

// XING's share page takes the link alone (second hand). It is off because it is of
// little use any more: XING has become a job board, and its support said in May 2026
// that the button no longer works as before (heiseonline/shariff issue 451). A hub
// whose people find that it works for them lists it.
var xing = Network{
	Name:   "xing",
	Title:  "XING",
	Intent: MustIntent("https://www.xing.com/spi/shares/new?url={url}"),
	Unit:   UnitGrapheme,
	Off:    true,
}
