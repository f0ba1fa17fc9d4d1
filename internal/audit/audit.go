// Package audit writes what a hub offered in a time as one file that can be kept, sent
// and read without it.
//
// The file is a ZIP archive:
//
//	index.html              in plain words: what was offered, who approved it, what was
//	                        taken back, under which rules; it leads to all the rest
//	posts/ID.LANG/SUM.html  a post as it was offered, with its texts for each network
//	rules/NAME/SUM.html     settings and guidelines as they were, and SUM.txt, byte for byte
//	media/SHA256.EXT        what was offered with the posts
//	evidence/               answers that came from outside
//	record.json             all of it for programs
//	offers.csv              what was offered from when until when
//	approvals.csv           who approved it
//	SHA256SUMS              of every other file; sha256sum -c reads it
//
// What was the same for some time is kept once, with the spans for which it held. Where
// deploys were noted (package deploys), a span begins and ends when the site was
// published; else when it was committed, or due: then nobody knows when it was published,
// and the record says so.
//
// A post whose time had not come is not in it, nor one that nobody had approved, where
// the hub asks for approvals. People who approved are named.
//
// The same history and the same time give the same bytes.
package audit

import (
	"io/fs"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/past"
)

// Options say what is recorded.
type Options struct {
	History  *past.Hub
	Program  fs.FS // templates and words that every hub has
	Name     string
	Address  string
	Zone     *time.Location
	From, To time.Time // the first moment, and the first after it
	Version  string    // of the program that writes the record
	Words    *lang.Catalogue
}

// A Span is a time, from its first moment to the first after it.
type Span struct {
	From  time.Time  `json:"from"`
	Until *time.Time `json:"until"` // null: it still held at the end
}

// A Record is what a hub offered in a time.
type Record struct {
	V           int                `json:"v"`
	Hub         string             `json:"hub"`
	Address     string             `json:"address"`
	Program     string             `json:"program"`
	From        time.Time          `json:"from"`
	To          time.Time          `json:"to"`
	States      []State            `json:"states"`
	Offers      []Held[Offer]      `json:"offers"`
	Withdrawals []Held[Withdrawal] `json:"withdrawals"`
	Freezes     []Held[Freeze]     `json:"freezes"`
	Rules       []Held[Rule]       `json:"rules"`
	Unread      []Held[Unread]     `json:"unread"`

	words *lang.Catalogue
	zone  *time.Location
	files map[string]file // beside the pages, by name in the archive
}

// A State is how the hub stood from a moment on.
type State struct {
	Since   time.Time `json:"since"`
	Commit  string    `json:"commit"`
	Data    string    `json:"data"`    // commit of what was collected; "": none
	Address string    `json:"address"` // where it was published; "": nobody noted that it was
	Run     string    `json:"run"`
	Program string    `json:"program"` // that built it
}

// An Offer is a post in a language, as it could be shared.
type Offer struct {
	Post      string           `json:"post"`
	Lang      string           `json:"lang"`
	Title     string           `json:"title"`
	Link      string           `json:"link"`
	Campaign  string           `json:"campaign"`
	Entity    string           `json:"entity"`
	Topics    []string         `json:"topics"`
	Hashtags  []string         `json:"hashtags"`
	Long      string           `json:"disclosure"`
	Short     string           `json:"short_disclosure"`
	Edit      string           `json:"edit"` // how far words might be changed
	Texts     []Text           `json:"texts"`
	Media     []Medium         `json:"media"`
	Briefing  string           `json:"briefing"` // Markdown
	Approvals []approvals.Line `json:"approvals"`
}

// A Text is what was handed over to a network.
type Text struct {
	Network string `json:"network"`
	Name    string `json:"name"`
	Text    string `json:"text"`
	Link    string `json:"link"` // with its tags
}

// A Medium is what went with a post.
type Medium struct {
	Kind   string   `json:"kind"`
	File   string   `json:"file"` // in the archive; "": it stood elsewhere
	URL    string   `json:"url"`
	Alt    string   `json:"alt"`
	Beside []string `json:"beside"` // in the archive: poster, captions
}

// A Withdrawal is a post that was taken back.
type Withdrawal struct {
	Post        string    `json:"post"`
	Title       string    `json:"title"`
	On          time.Time `json:"on"` // as its file says
	Reason      string    `json:"reason"`
	Answer      string    `json:"answer"`
	Replacement string    `json:"replacement"`
}

// A Freeze is what was not to be shared for a time. An empty list is every one.
type Freeze struct {
	ID        string   `json:"id"`
	Topics    []string `json:"topics"`
	Entities  []string `json:"entities"`
	Languages []string `json:"languages"`
	Networks  []string `json:"networks"`
	Reason    string   `json:"reason"`
}

// A Rule is a file that says what may be offered, or how one behaves.
type Rule struct {
	File  string `json:"file"` // of the hub
	Title string `json:"title"`
	Sum   string `json:"sha256"`
	Text  string `json:"-"`
}

// Unread is a file of the hub that could not be read: nothing of it was offered.
type Unread struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

// Deploys is how often the hub is known to have been published.
func (r *Record) Deploys() int {
	n := 0
	for _, s := range r.States {
		if s.Address != "" {
			n++
		}
	}
	return n
}
