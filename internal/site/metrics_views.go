package site

import (
	"time"

	"github.com/portevoix/portevoix/internal/chart"
)

// MetricsPage says what posts and campaigns brought.
type MetricsPage struct {
	Base
	From, Closed time.Time // first day, and the last to which nothing is added; zero: none
	Growing      time.Time // the last day, where more may be added to it; zero: none
	Figures      []MetricsFigure
	Changes      []MetricsChange
	Campaigns    []MetricsCampaign
	Weeks, Days  *MetricsExhibit
	Shares       []*MetricsExhibit // networks, topics, kinds, languages
	Posts        *MetricsExhibit
	Texts        *MetricsTexts
	Mix, Fresh   *MetricsExhibit
	Ages         MetricsAges
	Lead         *MetricsLead    // nil: not known
	Teams        *MetricsExhibit // nil: nothing was released
	Least        int             // people of whom a number of Teams may be
	Value        *MetricsValue   // nil: none is stated
	Dropped      *MetricsExhibit
	Elsewhere    MetricsElsewhere
	Sources      *MetricsExhibit
	Badges       []string // metrics.Badge: how sure numbers can be
}

// MetricsFigure is a number to begin with.
type MetricsFigure struct {
	Measure string // metrics.Measure; week: visits of the last seven days; live: posts
	Number  int
	Badge   string // metrics.Badge
	Before  *int   // of the seven days before; nil: not known, or not said
}

// MetricsChange is a sentence about the last seven days.
type MetricsChange struct {
	Kind        string     // results.ChangeKind
	Of          *TitleLink // the post or campaign; nil: neither
	Measure     string     // metrics.Measure, of a goal
	Now, Before int
	Low, High   int // in each of so many weeks before
	Weeks       int
	Badge       string
}

// MetricsCampaign is what came of a campaign.
type MetricsCampaign struct {
	Title    Text
	Report   string    // address of the report
	From, To time.Time // its first day, and the last moment of its last; zero: no end on that side
	Left     int       // days
	Over     bool
	Goals    []MetricsGoal
	Visits   int
	Badge    string
}

// MetricsGoal is what a campaign is to bring.
type MetricsGoal struct {
	Measure string // metrics.Measure
	Told    bool   // a source can tell
	Done    int
	Target  int
	Missing int
	Badge   string
	Bars    chart.Bars
}

// MetricsExhibit is a table, and the same drawn.
type MetricsExhibit struct {
	ID      string         // of its words and its file
	Badge   string         // of all its numbers; empty: a column says it
	Columns *chart.Columns // nil: not drawn so
	Bars    *chart.Bars
	Table   MetricsTable
	Left    int    // rows that are in the file only
	File    string // address
}

// MetricsTable is rows below named columns.
type MetricsTable struct {
	Columns []MetricsColumn
	Rows    [][]MetricsCell
}

// MetricsColumn is the head of a column.
type MetricsColumn struct {
	Name   string
	Number bool
	Badge  string // metrics.Badge, where not all of the table have the same
}

// MetricsCell is one cell, as people read it and as a file has it.
type MetricsCell struct {
	Words     string
	Lang, Dir string // of the words, where they are not the page's
	Href      string // empty: none
	Raw       string
	Number    bool
	Day       bool // Raw is a day: 2026-11-20
}

// MetricsTexts are comparisons of texts.
type MetricsTexts struct {
	Badge string
	List  []MetricsComparison
	Left  int // texts that are in the file only
	File  string
}

// MetricsComparison is the texts of a post beside each other.
type MetricsComparison struct {
	Of         TitleLink
	Language   string // its name
	Network    string // its title; empty: those for all
	Conclusion string // soon, none, best
	From, To   time.Time
	Best       Text // how the best one begins; no words: there is none
	Visits     int
	Intervals  *chart.Intervals // nil: nothing was compared
	Texts      []MetricsText
}

// MetricsText is a text and its visits.
type MetricsText struct {
	Begins Text
	Visits int
}

// MetricsAges say how old what is offered was.
type MetricsAges struct {
	Day                    time.Time
	Posts, Typical, Oldest int // ages in days
}

// MetricsLead is how long it took from a proposal until it was approved, on average.
type MetricsLead struct {
	Hours, Days int // the one or the other
	Proposals   int
	Badge       string
}

// MetricsValue is what visits would have cost elsewhere.
type MetricsValue struct {
	Number   int
	Currency string
	Visit    string // the price of one, as people write it
	Source   Text   // where that comes from
	Badge    string
}

// MetricsElsewhere is how many posts lead where nobody of ours can count.
type MetricsElsewhere struct{ Posts, Of int }

// MetricsReport is what came of one campaign, on a sheet of paper.
type MetricsReport struct {
	Base
	MetricsCampaign
	Goal     string // in the language of the title
	Counted  time.Time
	Weeks    *MetricsExhibit
	Posts    []MetricsRow
	Networks *chart.Bars
	Back     string // address of the page of results
	Badges   []string
}

// MetricsRow is a post and its visits.
type MetricsRow struct {
	Of     *TitleLink // nil: it is not named
	Visits int
}
