package network

// Hacker News takes the link and a title (second hand: public code); words have no
// place there but in a comment, of which no limit is published. A title of more than
// 80 characters is refused, which is general knowledge.
var hackerNews = Network{
	Name:       "hackernews",
	Title:      "Hacker News",
	Intent:     MustIntent("https://news.ycombinator.com/submitlink?u={url}&t={title}"),
	TitleLimit: 80,
	Unit:       UnitGrapheme,
	Off:        true,
}
