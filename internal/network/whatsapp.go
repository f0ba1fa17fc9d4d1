package network

// WhatsApp's link without a number lets the reader choose a chat (second hand:
// faq.whatsapp.com 5913398998672934, quoted in public code). The limit of a
// message is general knowledge and far away.
var whatsApp = Network{
	Name:   "whatsapp",
	Title:  "WhatsApp",
	Intent: MustIntent("https://wa.me/?text={text}"),
	Limit:  65536,
	Unit:   UnitUTF16,
}
