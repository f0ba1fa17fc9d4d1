package network

// Email is RFC 6068: the recipient may be left out and line breaks are CR LF. It
// has no limit, though many desktop programs cut an address at about 2,000
// characters.
var email = Network{
	Name:   "email",
	Title:  "Email",
	Intent: MustIntent("mailto:?subject={title}&body={text}"),
	Unit:   UnitGrapheme,
	CRLF:   true,
}
