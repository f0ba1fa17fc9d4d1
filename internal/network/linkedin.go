package network

// LinkedIn's share-offsite page takes the link and ignores every prefilled word
// (second hand: react-share issue 313, social-share-urls issue 646; LinkedIn's own
// Share Plugin page knows a link alone). The undocumented composer that takes
// words (/feed/?shareActive=true&text=…) opens on the desktop only, so it is an
// override for those who want it. The limit is second hand, its unit unknown:
// UTF-16 units never count less than characters do. That of an image is from its help
// pages, of a thousand bytes to the kilobyte: the cautious reading.
var linkedIn = Network{
	Name:       "linkedin",
	Title:      "LinkedIn",
	Intent:     MustIntent("https://www.linkedin.com/sharing/share-offsite/?url={url}"),
	Limit:      3000,
	Unit:       UnitUTF16,
	ImageBytes: 5_000_000,
}
