package sources

import (
	"context"
	"errors"
	"fmt"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/weblog"
)

// logsKind counts visits in the logs of web servers.
//
// A visitor is an address and an agent. One who reaches the same tags again within 30
// minutes of the last time, on the same day, is on the same visit. Addresses and agents are
// in memory only, as a hash whose key is drawn for each run: nothing of them is kept.
//
// A day is that of the hub. It is closed an hour after its end, or a day after that for
// CloudFront, if the log has gone beyond it. Of the first day that a log tells of some may have been put aside already: it replaces what was
// read of it before only where it has as many lines. Days of which a part can't be read are
// left out, and the error says why. What is in memory at a time are the visitors of one day
// and the facts of all.
var logsKind = Kind{
	Name: "logs", About: "access logs of web servers", Badge: metrics.Counted, Collect: collectLogs,
}

func collectLogs(ctx context.Context, asked Asked) (metrics.Batch, error) {
	format, err := weblog.NewFormat(asked.Source.Format)
	if err != nil {
		return metrics.Batch{}, err
	}
	files, err := weblog.Find(asked.Files, asked.Source.Files, format)
	l := newLogbook(asked)
	problems := []error{err}
	lines := 0
	for request, err := range weblog.Lines(files, format) {
		if lines++; lines%10_000 == 0 && ctx.Err() != nil {
			return metrics.Batch{}, ctx.Err()
		}
		if unread := (*weblog.FileError)(nil); errors.As(err, &unread) {
			l.missing = append(l.missing, unread)
			problems = append(problems, err)
			continue
		}
		l.read(request)
	}
	if len(l.days) == 0 && l.broken > 0 {
		problems = append(problems, l.unreadable())
	}
	return l.batch(), errors.Join(problems...)
}

// unreadable says why no line of a log counts.
func (l *logbook) unreadable() error {
	if l.ahead > 0 {
		return fmt.Errorf("%d of %d lines are of days to come, and none is of another: is the clock right, here and on the server?", l.ahead, l.broken)
	}
	return fmt.Errorf("none of %d lines is of the format of the source: see format", l.broken)
}

// A logbook is what a log says, by the day.
type logbook struct {
	asked   Asked
	rules   visitRules
	days    map[string]*logDay
	day     *logDay // of the last line
	broken  int64   // lines before the first that says its day
	ahead   int64   // lines of days to come
	first   int64   // when the log begins; 0: not known yet
	last    int64   // how far it reaches
	missing []*weblog.FileError
}

// A logDay is what a log says of a day.
type logDay struct {
	metrics.Day
	begin, end int64 // seconds since 1970
	done       bool  // it was closed before: its lines are not counted
	visits     map[share.Attribution]int64
	readers    map[string]int64 // visits of the hub, by the language of their first page
	visitors   visitors
}

func newLogbook(asked Asked) *logbook {
	return &logbook{asked: asked, rules: newVisitRules(asked), days: map[string]*logDay{}}
}

// read notes a line; nil: a broken one.
func (l *logbook) read(r *weblog.Request) {
	if r != nil && r.Time > l.asked.Now.Unix()+tomorrow {
		l.ahead++
		r = nil // the clock of the server was wrong
	}
	if r == nil {
		l.readBroken()
		return
	}
	l.turnTo(r.Time)
	if l.day.done {
		return
	}
	l.day.Read++
	if reason := l.day.note(&l.rules, r); reason != "" {
		l.day.Dropped[reason]++
	}
}

const (
	hour     = 60 * 60
	tomorrow = 24 * hour
)

// readBroken counts a line that doesn't say its day to that of the line before.
func (l *logbook) readBroken() {
	switch {
	case l.day == nil:
		l.broken++
	case !l.day.done:
		l.day.Read++
		l.day.Dropped[badLine]++
	}
}

// turnTo opens the page of a moment's day.
func (l *logbook) turnTo(moment int64) {
	l.last = max(l.last, moment)
	if l.day != nil && l.day.begin <= moment && moment < l.day.end {
		return
	}
	on, begin, end := dayAt(moment, l.asked.Settings.Zone)
	d := l.days[on]
	if d == nil {
		d = &logDay{
			Day: metrics.Day{Day: on, Dropped: map[string]int64{}}, begin: begin, end: end, done: l.asked.Closed(on),
			visits: map[share.Attribution]int64{}, readers: map[string]int64{}, visitors: newVisitors(),
		}
		l.days[on] = d
	}
	if l.day == nil {
		l.first = moment
		if l.broken > 0 {
			d.Read, d.Dropped[badLine] = l.broken, l.broken
		}
	}
	l.day = d
	l.forget()
}

// forget lets go of the visitors of days that are over.
func (l *logbook) forget() {
	for _, d := range l.days {
		if d.end+hour < l.last {
			d.visitors = newVisitors()
		}
	}
}
