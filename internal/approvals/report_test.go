package approvals

import (
	"strings"
	"testing"
	"time"
)

// Who approved until a day reads that day, not the one after it.
func TestReportTellsTheLastDay(t *testing.T) {
	rabat := time.FixedZone("Rabat", 3600)
	for until, want := range map[time.Time]string{
		time.Date(2027, 1, 16, 0, 0, 0, 0, rabat):  "2027-01-15",
		time.Date(2027, 1, 16, 12, 7, 0, 0, rabat): "2027-01-16T12:07:00+01:00",
	} {
		for _, format := range []string{"csv", "markdown"} {
			var out strings.Builder
			if err := WriteReport(&out, format, []Line{{Post: "p", Lang: "en", Until: &until}}); err != nil {
				t.Fatal(err)
			}
			if got := out.String(); !strings.Contains(got, want) || strings.Contains(got, "2027-01-16T00") {
				t.Errorf("until %s as %s: %s, want %s", until, format, got, want)
			}
		}
	}
}
