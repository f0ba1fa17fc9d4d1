package network

// Threads' web intent is documented (developers.facebook.com, threads-web-intents);
// the link becomes an attachment. The limit is that of its documented API, second
// hand. That a link apart from the words counts is the cautious reading.
var threads = Network{
	Name:   "threads",
	Title:  "Threads",
	Intent: MustIntent("https://www.threads.com/intent/post?text={text}&url={url}"),
	Limit:  500,
	Unit:   UnitThreads,
}
