package sources

import (
	"fmt"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/tables"
)

// A sheet is one table while it is being read.
type sheet struct {
	*heading
	asked       Asked
	first, last string // days that the table speaks of; "": those of its rows
	days        book
	visits      map[string]bool // that were counted
}

// row reads one row. Its error says what was found and what is wanted.
func (s *sheet) row(cells []string) error {
	if len(cells) < s.width {
		return fmt.Errorf("found %d cells, want %d as in the heading", len(cells), s.width)
	}
	if s.sums(cells) {
		return nil
	}
	if strings.TrimSpace(strings.Join(cells[s.width:], "")) != "" {
		return fmt.Errorf("found %d cells, want %d as in the heading", len(cells), s.width)
	}
	on, err := s.day(cells)
	if s.leaves(cells) {
		if err == nil {
			s.drop(on, "skipped")
		}
		return nil
	}
	if err != nil {
		return err
	}
	counts, err := s.counts(cells)
	if err != nil {
		return err
	}
	of, reason := s.filed(on, cells)
	if reason != "" {
		s.drop(on, reason)
		return nil
	}
	day := s.days.of(on)
	day.Read++
	for i, n := range counts {
		day.add(of, s.measures[i].measure, n)
	}
	return nil
}

func (s *sheet) drop(on, reason string) {
	day := s.days.of(on)
	day.Read++
	day.Dropped[reason]++
}

// filed is what a row is of, or why it is of nothing.
func (s *sheet) filed(on string, cells []string) (of share.Attribution, reason string) {
	of, reason = s.attribution(cells)
	if reason == "" && s.again(on, cells) {
		reason = "same-visit"
	}
	if !s.has(colCampaign) && !s.has(colAddress) {
		of = s.asked.campaignOf(of)
	}
	return of, reason
}

// attribution is what a row is of, by its tags, by its address or outright.
func (s *sheet) attribution(cells []string) (share.Attribution, string) {
	for _, field := range []string{colSourceMedium, colSource, colMedium, colCampaign, colContent, colTerm, colAddress} {
		value := s.cell(cells, field)
		before, _, _ := strings.Cut(value, " / ")
		for _, v := range []string{value, before} {
			if reason := s.dropped[strings.ToLower(v)]; reason != "" {
				return share.Attribution{}, reason
			}
		}
	}
	var a share.Attribution
	var doubt share.Doubt
	switch {
	case s.has(colContent):
		from, kind := s.tag(cells, colSource), s.tag(cells, colMedium)
		if both := s.tag(cells, colSourceMedium); both != "" && !s.has(colSource) {
			from, kind, _ = strings.Cut(both, " / ")
		}
		a, doubt = s.asked.Reader.Tags(from, kind, s.tag(cells, colCampaign), s.tag(cells, colContent), s.tag(cells, colTerm))
	case s.has(colAddress):
		a, doubt = s.asked.Reader.Address(s.cell(cells, colAddress))
	default:
		a, doubt = s.asked.named(share.Attribution{
			Post: s.cell(cells, colPost), Lang: s.cell(cells, colLang), Text: s.cell(cells, colText),
			Network: s.cell(cells, colNetwork), Campaign: s.cell(cells, colCampaign), Team: s.cell(cells, colTeam),
		})
	}
	return a, string(doubt)
}

func (s *sheet) has(field string) bool {
	_, column := s.at[field]
	return column || s.constants[field] != ""
}

// again tells whether a visit was counted with the same tags on the same day.
func (s *sheet) again(day string, cells []string) bool {
	id := s.cell(cells, colVisit)
	if id == "" {
		return false
	}
	key := strings.Join([]string{day, id, s.cell(cells, colSource), s.cell(cells, colContent), s.cell(cells, colTerm)}, "\x00")
	before := s.visits[key]
	s.visits[key] = true
	return before
}

// counts are the values of the measures; an empty cell is 0.
func (s *sheet) counts(cells []string) ([]int64, error) {
	counts := make([]int64, len(s.measures))
	for i, m := range s.measures {
		at := s.counted[i]
		if m.headings == nil {
			counts[i] = 1
		}
		if at < 0 || strings.TrimSpace(cells[at]) == "" {
			continue
		}
		n, err := tables.Whole(cells[at])
		if err != nil {
			return nil, fmt.Errorf("found %s as %s: %w", brief(cells[at]), m.measure, err)
		}
		counts[i] = n
	}
	return counts, nil
}

// brief is a cell as an error shows it.
func brief(cell string) string {
	if r := []rune(cell); len(r) > 40 {
		cell = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", cell)
}

// day is the day of a row: its own, or the only one of its table.
func (s *sheet) day(cells []string) (string, error) {
	if !s.has(colDay) {
		return s.first, nil
	}
	cell := s.cell(cells, colDay)
	on, err := "", error(nil)
	for _, layout := range s.dates {
		if layout == instant {
			on, err = instantDay(cell, s.asked.Settings.Zone)
		} else {
			on, err = tables.Day(cell, layout)
		}
		if err == nil {
			break
		}
	}
	switch {
	case err != nil:
		return "", fmt.Errorf("found %s, want a day as %s", brief(cell), strings.Join(s.dates, " or "))
	case s.first != "" && (on < s.first || on > s.last):
		return "", fmt.Errorf("found the day %s, want one from %s to %s as the file says of itself", on, s.first, s.last)
	case on > s.asked.Now.AddDate(0, 0, 1).UTC().Format(time.DateOnly):
		return "", fmt.Errorf("found the day %s, which has not come yet: are day and month the wrong way round?", on)
	}
	return on, nil
}

// instantDay is the day of a moment in UTC in the hub's zone.
func instantDay(cell string, zone *time.Location) (string, error) {
	for _, layout := range []string{"2006-01-02 15:04:05", time.RFC3339} {
		if t, err := time.Parse(layout, cell); err == nil {
			return t.In(zone).Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("%q is no moment", cell)
}
