package sources

import (
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/weblog"
)

// batch is what the log says of the days that it tells in full. Days that it doesn't tell
// of any more are closed as they were read when it did.
func (l *logbook) batch() metrics.Batch {
	b := book{}
	for on, d := range l.days {
		if !d.done && !l.isMissing(d.begin, d.end) && !l.isWorse(d) {
			d.Closed = l.isOver(d.end)
			d.file(b.of(on))
		}
	}
	batch := b.batch()
	l.closeGone(&batch)
	return batch
}

// file notes the day in a book.
func (d *logDay) file(page *dayRead) {
	page.Day = d.Day
	for of, n := range d.visits {
		page.add(of, metrics.Visits, n)
	}
	for lang, n := range d.readers {
		page.add(share.Attribution{Lang: lang}, metrics.HubReaders, n)
	}
}

// isOver tells whether no more lines of a day are to come, by its end.
func (l *logbook) isOver(end int64) bool {
	late := int64(hour)
	if l.asked.Source.Format == weblog.CloudFront {
		late = tomorrow // it hands over its logs when it finds the time, mostly within an hour
	}
	return l.last >= end && l.asked.Now.Unix() >= end+late
}

// isMissing tells whether some of a day stands in a file that can't be read.
func (l *logbook) isMissing(begin, end int64) bool {
	return slices.ContainsFunc(l.missing, func(f *weblog.FileError) bool { return begin <= f.To && f.From < end })
}

// isWorse tells whether more of the log's first day was read before.
func (l *logbook) isWorse(d *logDay) bool {
	before, kept := l.kept().Day(d.Day.Day)
	return l.first >= d.begin && l.first < d.end && kept && before.Read > d.Read
}

// kept is what was kept of the source before.
func (l *logbook) kept() metrics.Kept {
	if l.asked.Kept == nil {
		return metrics.Kept{}
	}
	kept, _ := l.asked.Kept.Source(l.asked.Source.Name)
	return kept
}

// closeGone adds the days that were open when they were kept, and of which the log has
// nothing more to say.
func (l *logbook) closeGone(batch *metrics.Batch) {
	if l.day == nil {
		return
	}
	gone := map[string]bool{}
	for _, o := range l.kept().Origins {
		on, err := time.ParseInLocation(time.DateOnly, o.Day, l.asked.Settings.Zone)
		end := on.AddDate(0, 0, 1).Unix()
		d := l.days[o.Day]
		if err != nil || o.Closed || !l.isOver(end) || l.isMissing(on.Unix(), end) || d != nil && !l.isWorse(d) {
			continue
		}
		gone[o.Day] = true
		batch.Days = append(batch.Days, metrics.Day{Day: o.Day, Read: o.Read, Dropped: o.Dropped, Closed: true})
	}
	if len(gone) == 0 {
		return
	}
	for _, f := range l.asked.Kept.List {
		if gone[f.Day] && f.Source == l.asked.Source.Name {
			batch.Facts = append(batch.Facts, f)
		}
	}
	slices.SortFunc(batch.Days, func(a, b metrics.Day) int { return strings.Compare(a.Day, b.Day) })
}

// dayAt is the day of a moment in a zone, with its first second and the one after its last.
func dayAt(moment int64, zone *time.Location) (day string, begin, end int64) {
	y, m, d := time.Unix(moment, 0).In(zone).Date()
	day = time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	return day, time.Date(y, m, d, 0, 0, 0, 0, zone).Unix(), time.Date(y, m, d+1, 0, 0, 0, 0, zone).Unix()
}
