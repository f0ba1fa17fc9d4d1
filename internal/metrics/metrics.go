// Package metrics keeps what was counted: facts, in files that a build reads and that
// people can check.
//
//	site/data/metrics/2026-11.logs.csv     what the source "logs" says of November 2026
//	site/data/metrics/2026-11.logs.json    where that comes from, day by day
//
// A file of facts has the columns of Header, a fact a row, sorted, without two rows for
// the same thing; lines end in LF. A cell is empty where the source can't tell, and holds
// an id else: small letters, digits and hyphens, so no address and no name of a
// person. Beside it stands an Origin for each day, one a line:
//
//	{"v":1,"source":"logs","days":[
//	{"day":"2026-11-20","at":"2026-11-21T03:00:00Z","kind":"logs","badge":"counted",…,"facts":12},
//	]}
//
// A day of a source is replaced whole: what is said again of a day takes the place of what
// was said before, and saying the same twice changes no byte. Where the two files differ
// about a day, because one was written and the other was not, the day counts as not read.
// Files of an older version are read, and written in today's.
//
// Facts of several sources stand beside each other. They are never added: one person's
// visit may be in all of them.
package metrics

// Folder is where facts stand in a hub.
const Folder = "site/data/metrics"

// A Fact is how many of something there were on a day.
type Fact struct {
	Day      string  `json:"day"`  // 2026-11-20, in the hub's zone
	Post     string  `json:"post"` // an id, as in what follows; "": the source can't tell, or it is of none
	Lang     string  `json:"lang"`
	Text     string  `json:"text"`
	Network  string  `json:"network"`
	Campaign string  `json:"campaign"`
	Team     string  `json:"team"`
	Code     string  `json:"code"` // that a colleague put into a link; see Limits
	Measure  Measure `json:"measure"`
	Value    int64   `json:"value"` // 0 or more
	Source   string  `json:"source"`
}

// Header are the columns of a file of facts.
var Header = []string{
	"day", "post", "lang", "text", "network", "campaign", "team", "code", "measure", "value", "source",
}

// A Measure says what was counted.
type Measure string

const (
	Visits       Measure = "visits"      // of pages that posts link to, by people
	Conversions  Measure = "conversions" // what visitors did there that was wanted
	Impressions  Measure = "impressions" // times a post of a network was shown
	Reactions    Measure = "reactions"   // likes and their kind
	Comments     Measure = "comments"
	Reshares     Measure = "reshares"
	HubReaders   Measure = "hub_readers"  // visits of the hub itself
	Participants Measure = "participants" // people who took part
	Leads        Measure = "leads"
)

// Measures are all of what posts bring, in the order in which they are shown.
var Measures = []Measure{
	Visits, Conversions, Leads, Impressions, Reactions, Comments, Reshares, HubReaders, Participants,
}

// Measures of how posts come about, of which hours that have begun count as whole. Hours of
// some proposals, divided by how many they are, are what one took.
const (
	Proposals   Measure = "proposals"    // that were merged; one of two posts counts for each
	LeadHours   Measure = "lead_hours"   // from the proposal until its merge
	ReviewHours Measure = "review_hours" // from the proposal until somebody else looked at it
)

// Work are the measures of how posts come about. They stand beside Measures, which are of
// what posts bring.
var Work = []Measure{Proposals, LeadHours, ReviewHours}

// A Badge says how sure a number is.
type Badge string

const (
	Counted   Badge = "counted"   // by a machine of ours: a log, a warehouse
	Imported  Badge = "imported"  // counted by somebody else's program, taken over
	Declared  Badge = "declared"  // entered by hand
	Estimated Badge = "estimated" // worked out from others
)

// A Batch is what a source says of some days.
type Batch struct {
	Source  string // its name: [a-z0-9]+(-[a-z0-9]+)*
	Kind    string // logs, csv, postgres …
	Badge   Badge
	Program string // which program read it
	At      string // when: RFC 3339, UTC, whole seconds
	Days    []Day  // all that it speaks of, in order; each replaces what was kept of that day
	Facts   []Fact // of those days, in any order; Source is set by Replace; equal ones are added up
}

// A Day is how one day of a source was read.
type Day struct {
	Day     string
	Read    int64            // rows or lines
	Dropped map[string]int64 // of those, by reason: a key of words, such as robot
	Closed  bool             // nothing more is expected of it
}
