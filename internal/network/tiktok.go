package network

// TikTok has no composer a page could open: copy the words, add the video. The limit
// of a caption is second hand (newer sources say 4,000), its unit general knowledge.
var tikTok = Network{
	Name:  "tiktok",
	Title: "TikTok",
	Limit: 2200,
	Unit:  UnitUTF16,
	Off:   true,
}
