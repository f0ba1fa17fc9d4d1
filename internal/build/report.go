package build

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/site"
)

// A Report says what stands in the site now, what will change by itself, and what
// this build did. All times are in the hub's zone.
type Report struct {
	site.Report
	Output    string `json:"output"`
	Pages     int    `json:"pages"` // files of the site
	Written   int    `json:"written"`
	Unchanged int    `json:"unchanged"`
	Removed   int    `json:"removed"`
}

func newReport(r site.Report, output string, zone *time.Location) Report {
	r.Now = r.Now.In(zone)
	for i := range r.Embargoed {
		r.Embargoed[i] = r.Embargoed[i].In(zone)
	}
	for i := range r.Expiring {
		r.Expiring[i].On = r.Expiring[i].On.In(zone)
	}
	if r.NextChange != nil {
		next := r.NextChange.In(zone)
		r.NextChange = &next
	}
	return Report{Report: r, Output: output}
}

// count adds what the build did.
func (r *Report) count(s staging, j journal) {
	r.Pages, r.Removed = len(s.outcomes), len(j.Removed)
	for _, o := range s.outcomes {
		switch {
		case o.stage != "":
			r.Written++
		case !o.failed:
			r.Unchanged++
		}
	}
}

// WriteText writes the report for people, one fact a line. Facts that are not so,
// such as expired posts where there are none, are left out.
func (r Report) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d files, %d written, %d unchanged, %d removed\n",
		r.Output, r.Pages, r.Written, r.Unchanged, r.Removed)
	fmt.Fprintf(&b, "live: %d\n", r.Live)
	fact(&b, "embargoed", each(r.Embargoed, minute))
	fact(&b, "expiring", each(r.Expiring, func(e site.Expiry) string { return e.Post + " " + minute(e.On) }))
	fact(&b, "expired", r.Expired)
	fact(&b, "withdrawn", r.Withdrawn)
	if r.Drafts > 0 {
		fmt.Fprintf(&b, "drafts: %d\n", r.Drafts)
	}
	if r.Withheld > 0 {
		fmt.Fprintf(&b, "withheld: %d not approved\n", r.Withheld)
	}
	if r.Waiting > 0 {
		fmt.Fprintf(&b, "waiting: %d newer versions\n", r.Waiting)
	}
	fact(&b, "freezes", r.Freezes)
	if r.NextChange != nil {
		fmt.Fprintf(&b, "next change: %s\n", minute(*r.NextChange))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func fact(b *strings.Builder, name string, values []string) {
	if len(values) > 0 {
		fmt.Fprintf(b, "%s: %d (%s)\n", name, len(values), strings.Join(values, ", "))
	}
}

func minute(t time.Time) string { return t.Format("2006-01-02 15:04") }

func each[T any](list []T, word func(T) string) []string {
	var words []string
	for _, v := range list {
		words = append(words, word(v))
	}
	return words
}
