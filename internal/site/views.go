package site

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// The types of this file and of views_post.go are all that a template can see. They are plain data: the
// template engine looks for a method before every field of a type that has any.

// Base is what every page says around its own content.
type Base struct {
	Lang, Dir   string
	Title       string
	Window      string // title of the window: the page's, and the hub's
	Description string
	Canonical   string   // absolute address of the page
	Languages   []Choice // the page, or its section, in the hub's languages
	MovesTo     string   // where the reader is sent on to, empty: nowhere
	Top         Part     // HubView: name and logo, the way home
	Sections    Part     // the navigation
	Kind        string   // what networks take the page for: website, article
	Social      Part     // Social: what networks are told besides
	Look        Part     // Look: icons and colours of what is around the page
	Bottom      Part     // HubView: what stands below all pages
	Feeds       []FeedLink
	Hub         HubView
	AsOf        *AsOf   // nil: the hub is as it stands
	Change      *Change // nil: none is looked at
}

// AsOf says that a page is of the hub as it stood at an earlier time.
type AsOf struct {
	At     time.Time
	Clock  string // the hour, where the hub is: 09:00
	Commit string // its first 12 digits
}

// Look is how browsers and phones show the hub around its pages.
type Look struct {
	Icon, Tile  string // addresses of icons: with a shape of its own, filling its square
	Manifest    string // address of the web manifest
	Keeps       bool   // pages are kept for reading without a connection
	Light, Dark string // colours, #rrggbb
}

// Social is what networks are told of many pages alike.
type Social struct {
	Site   string
	Locale string      // language of the page as networks name it: fr_FR; empty: they don't
	Image  *ShareImage // nil: none
}

// ShareImage is the picture that networks show with a link to a page.
type ShareImage struct {
	URL           string // absolute
	Type          string // media type
	Alt           string
	Width, Height int
}

// FeedLink is a feed that a page offers.
type FeedLink struct{ Type, Name, Title, Href string }

// HubView is the hub's name and look.
type HubView struct {
	Title    string
	Tagline  Text
	Home     string // address of the home page in the page's language
	Logo     string // address, empty: none
	Internal bool   // search engines are asked to stay away
	Propose  string // address of the page on how to propose a post, empty: none
	Privacy  string // address of the page on what an employer sees
	Help     Help
}

// Help is for readers whom somebody answered badly.
type Help struct {
	Guideline string // address of what to do, empty: nowhere
	Contact   *Link  // nil: nobody
}

// Choice is a link among several, one of which is the page itself.
type Choice struct {
	Name, Href string
	Lang, Dir  string
	Current    bool
	Other      bool   // the very page in another language
	Locale     string // of its language, as networks name it
	URL        string // absolute, where Other
}

// Link is a named link.
type Link struct{ Name, Href string }

// TitleLink is a link named by a title, which may be in another language.
type TitleLink struct {
	Title Text
	Href  string
}

// Text is a piece of writing that may be in another language than its page.
type Text struct {
	Words     string
	Lang, Dir string
	Foreign   string // name of its language where that is not the page's
}

// Card is a post in a list: what it is, for whom, until when, where it can go.
type Card struct {
	Href     string
	Title    Text
	Summary  string
	Kind     string
	Topics   string        // ids, a space between
	Since    string        // the day on which it came up: 2026-11-20; empty: not known
	Entity   *Entity       // the company it speaks for; nil: the hub
	Facts    Part          // Facts
	Networks Part          // []Network
	Until    time.Time     // last moment it is offered; zero: no end
	Over     bool          // its time is over
	Draft    bool          // in a preview: it is one
	Ahead    bool          // in a preview: its time has not come
	From     time.Time     // when that begins
	Waits    bool          // a newer version waits for approval
	Missing  bool          // in a preview: it is not approved
	Frozen   bool          // it can be shared nowhere for a time
	First    MetricsFigure // visits in its first week; 0: it had none, or nobody knows
}

// Entity is a company of the group.
type Entity struct {
	ID   string
	Name Text
	Logo string // address, empty: none
}

// Facts say for whom a post is, and until when.
type Facts struct {
	Audience []Text
	Until    time.Time // last moment it is offered; zero: no end
}

// Details say where a post belongs.
type Details struct {
	Campaign *TitleLink
	Topics   []TitleLink
	Date     time.Time
	Owner    *Link
}

// A Part is a piece of a page that stands on many pages, such as a card: it is made
// once for each Key.
type Part struct {
	Key      [32]byte
	Template string
	View     func() any
}

// Network is a network on screen.
type Network struct{ Name, Title, Href string }

// Filters are what a list can be narrowed to.
type Filters struct {
	Topics   []Choice
	Kinds    []KindChoice
	Networks []NetworkChoice
}

// KindChoice is a kind among those a list can be narrowed to.
type KindChoice struct {
	Kind, Href string
	Current    bool
}

// NetworkChoice is a network among those a list can be narrowed to.
type NetworkChoice struct {
	Network
	Current bool
}

// HomePage is a few posts for this week and the ways into the rest.
type HomePage struct {
	Base
	Cards     []Part // card
	More      []Part // card: in place of those, for readers of their topics
	Live      int    // posts that are live
	Field     int    // how many in a hundred are about the readers' own field; 0: no promise
	Posts     string
	Lessons   string
	Campaigns []Summary
}

// ListPage is one page of a list of posts.
type ListPage struct {
	Base
	Kind     string // posts, campaign, topic, kind, network
	Heading  Text
	Intro    string
	Body     content.HTML
	Cards    []Part // card
	Filters  Part   // Filters
	Past     string // address of the list of past posts, empty: not from here
	Pages    []Choice
	Prev     string
	Next     string
	Campaign *CampaignView
}

// CampaignView is what a campaign's page says about it.
type CampaignView struct {
	Goal       string // in Lang
	Lang, Dir  string
	Start, End time.Time
	Hashtag    string
	Owner      *Link
}

// PastPage lists the posts that are no longer offered.
type PastPage struct {
	Base
	Posts []PastPost
}

// PastPost is a post that is no longer offered.
type PastPost struct {
	Title Text
	Href  string
	State string // expired, withdrawn
	On    time.Time
}

// Withdrawal says why a post is no longer offered.
type Withdrawal struct {
	On             time.Time
	From           []Network // on which it could be shared, without their pages: to delete it there
	Reason, Answer Text
	Replacement    *TitleLink
}

// Summary is a document in a list.
type Summary struct {
	Title   Text
	Summary string
	Href    string
	Minutes int
	Live    int // posts of a campaign
	End     time.Time
}

// IndexPage lists documents of a kind: campaigns, guidelines, lessons, library pages.
type IndexPage struct {
	Base
	Kind   string
	Series []Series
}

// Series is documents that belong together.
type Series struct {
	ID, Name string // empty: those without a name of their own
	Items    []Summary
}

// DocumentPage is a guideline, a library page or the page about the hub.
type DocumentPage struct {
	Base
	Kind      string
	Heading   Text
	Summary   string
	Body      content.HTML
	AppliesTo string
	Version   string
	Updated   time.Time
	Owner     *Link
	Back      Link
}

// LessonPage is a lesson with its checklist and quiz.
type LessonPage struct {
	DocumentPage
	Minutes   int
	Checklist []string
	Quiz      []content.Question
	Next      *TitleLink
}

// ProposePage says how to propose a post. Each way is an address; empty: there is none.
type ProposePage struct {
	Base
	Form   string // the issue form
	Editor string // of a new file, with a sample in it
	Mail   string // mailto, with a form
}

// NotFoundPage is what a wrong address shows, in all languages.
type NotFoundPage struct {
	Base
	Homes []Choice
}

// MovedPage stands at an old address.
type MovedPage struct {
	Base
	To Link
}
