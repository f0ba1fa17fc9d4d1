package lang

import (
	"fmt"
	"strconv"
	"time"
)

// dates are the words and patterns of dates, ready to be filled; the zero value
// writes dates as ISO 8601 does.
type dates struct {
	day, month text
	short      text   // a day without its year
	first      string // the first of a month
	months     [12]string
}

// Date writes the day of t, in t's zone: 1er décembre 2026.
func (c *Catalogue) Date(t time.Time) string { return c.dates.write(c.dates.day, t, time.DateOnly) }

// Month writes the month of t, in t's zone: décembre 2026.
func (c *Catalogue) Month(t time.Time) string { return c.dates.write(c.dates.month, t, "2006-01") }

// DayMonth writes the day of t without its year, in t's zone: 1er décembre.
func (c *Catalogue) DayMonth(t time.Time) string { return c.dates.write(c.dates.short, t, "01-02") }

func (d *dates) write(pattern text, t time.Time, layout string) string {
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = d.first
	}
	month, year := d.months[t.Month()-1], strconv.Itoa(t.Year())
	written, err := pattern.fill(values{"Day", day, "Month", month, "Year", year})
	if err != nil || written == "" {
		return t.Format(layout)
	}
	return written
}

// readDates takes the words of dates from plain messages and patterns; they are used
// only where all of them are there.
func readDates(messages map[string]entry) dates {
	d := dates{first: messages["date.first_day"].other(), day: messages["date.pattern"].text(),
		month: messages["date.month_pattern"].text(), short: messages["date.day_pattern"].text()}
	for i := range d.months {
		d.months[i] = messages[fmt.Sprintf("date.month.%d", i+1)].other()
		if d.months[i] == "" {
			return dates{}
		}
	}
	if d.first == "" {
		d.first = "1"
	}
	return d
}
