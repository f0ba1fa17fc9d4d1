package site

import (
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// PostPage is a post: the texts to share and the briefing.
type PostPage struct {
	Base
	Report string // address to tell that something is wrong; empty: none

	Card       Card
	Target     *Target // what is shared; nil: the post is read, not shared
	Media      []Medium
	Groups     []ShareGroup
	Through    string // what links begin with that lead through the hub's address; empty: they are direct
	Starters   []string
	Edit       string
	Disclosure Disclosure
	Actions    []Action
	Claims     []Claim
	Details    Part      // Details
	Approval   *Approval // nil: the hub asks for none
	Body       content.HTML
	Withdrawn  *Withdrawal
	Freezes    []Freeze
	Watch      *Watch // nil: nothing is offered here any more
}

// Disclosure is what the texts of a post disclose of those who share it.
type Disclosure struct{ Long, Short string } // empty: nothing

// Watch is what the page of a post has to know to ask whether it may still be shared.
type Watch struct {
	Status string // address of status.json
	ID     string // of the post
	Topics string // ids, a space between
	End    string // when it is over, RFC 3339; empty: never
	Zone   string // of the hub's dates
}

// Target is the link that a post shares.
type Target struct{ Href, Name string }

// Medium is what goes with a post: one of the three is there.
type Medium struct {
	Picture *Picture
	Video   *Video
	File    *File // a document, or what stands elsewhere
}

// Picture is an image of the hub.
type Picture struct {
	Src           string
	Alt           Text
	Srcset        string // the same in several widths; empty: there is one
	Width, Height int    // in pixels
	First         bool   // of its page: it is seen at once
	Downloads     []Download
}

// Download is a picture to take along.
type Download struct {
	Shape string // whole, wide, square, tall
	Href  string
	Name  string // of the file
}

// Video is a video of the hub.
type Video struct {
	Src, Type     string
	Name          Text   // what it shows
	Poster        string // address, empty: none
	Width, Height int    // of the poster
	Captions      []Captions
}

// Captions are what a video says, in a language.
type Captions struct {
	Src, Lang, Name string
	Default         bool // shown unless the reader chooses otherwise
}

// File is a link to a document, or to something that stands elsewhere.
type File struct {
	Kind   string // image, video, document
	Href   string
	Name   Text
	Ending string   // of its name: PDF
	Host   string   // where it stands; empty: in the hub
	Size   int      // in Unit; 0: not known
	Unit   string   // kB, MB
	Poster *Picture // nil: none

	Captions []Captions // of a video: what is said in it, to be read beside
}

// ShareGroup is the texts that go to the same networks.
type ShareGroup struct {
	Heading Part // []Network
	Texts   []ShareText
}

// ShareText is one text as it will be handed over, with a way to each network.
type ShareText struct {
	ID        string // of the element on the page
	Number    int
	Words     string // as handed over, without the link
	Lang, Dir string
	Opening   []ShareLink // composers that open with the words
	Pasting   []ShareLink // networks into which the words are pasted
}

// ShareLink opens the composer of a network.
type ShareLink struct {
	Name, Title string // of the network
	Href        string // share intent, empty: copy only
	LinkOnly    bool   // the composer opens without the words
	Room        string // "259/280" where more than half is taken: whoever adds words needs to know
	Over        bool   // the network would refuse the text
}

// Action is something else a reader can do: repost, comment, follow, apply, attend.
type Action struct {
	Kind    string
	Network string // where, empty: on none
	Link
}

// Claim is a statement with its evidence.
type Claim struct {
	Text, Evidence string
	Until          time.Time
}
