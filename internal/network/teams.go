package network

// Microsoft Teams documents a launcher script (learn.microsoft.com,
// share-to-teams-from-web-apps); the address that script opens is second hand. It
// works in Edge and Chrome on the desktop, not for guests. No limit is published.
var teams = Network{
	Name:   "teams",
	Title:  "Microsoft Teams",
	Intent: MustIntent("https://teams.microsoft.com/share?href={url}&msgText={text}"),
	Unit:   UnitGrapheme,
}
