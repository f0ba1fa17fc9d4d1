package preview

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/targets"
)

// A Comparison is what a hub hands over now against what it handed over.
type Comparison struct {
	hub     *site.Hub // as it is now
	at      time.Time
	since   string // the revision that it is compared with; "": none
	record  approvals.Record
	require bool // that what is handed over be approved
	changes []change
	broken  []string // files of posts that can't be shown for their mistakes
	lost    []string // files of posts that could not be read before
}

// A change is a post in a language that is not as it was.
type change struct {
	before, now *Sheet // nil: it was not there; it is gone
	approved    *version
}

// A version is what was approved of a post in a language, and what that handed over.
type version struct {
	approvals.Earlier
	*Sheet
}

// base is what a change is compared with word by word: the version that was approved,
// else what was there before; nil: nothing.
func (ch change) base() *Sheet {
	if ch.approved != nil {
		return ch.approved.Sheet
	}
	return ch.before
}

// Compare compares a hub with what it was at a revision. In order of posts and then
// languages it has what was changed in a file of its own, whatever its state; of all that is
// not over yet what settings, a campaign or a file of another language make different;
// and what is gone. A post that was renamed is found by its aliases. What differs word
// by word is told from the version that was last approved, where there is one.
func Compare(before, now *site.Hub, since string, record approvals.Record, at time.Time) *Comparison {
	c := &Comparison{
		hub: now, at: at, since: since, record: record, require: now.Settings.Approvals.Require,
		broken: brokenPosts(now), lost: brokenPosts(before),
	}
	known := knownTargets(now)
	for _, p := range now.Library.Posts {
		c.compare(before, now, p, known, at)
	}
	for _, q := range before.Library.Posts {
		if _, stays := now.Library.Post(q.ID); !stays && !c.isBroken(q.ID) {
			c.gone(before, q, q.Editions, at)
		}
	}
	slices.SortStableFunc(c.changes, func(a, b change) int {
		return cmp.Compare(a.either().post.ID, b.either().post.ID)
	})
	return c
}

// Review shows posts beside the version of each that was last approved. They are chosen
// as by Sheets.
func Review(hub *site.Hub, record approvals.Record, at time.Time, names ...string) (*Comparison, error) {
	sheets, err := Sheets(hub, at, names...)
	if err != nil {
		return nil, err
	}
	c := &Comparison{hub: hub, at: at, record: record, require: hub.Settings.Approvals.Require}
	for i := range sheets {
		ch := change{now: &sheets[i]}
		ch.approved = c.approved(nil, ch)
		c.changes = append(c.changes, ch)
	}
	return c, nil
}

// Posts are the ids of what changed and is still there, each once.
func (c *Comparison) Posts() []string {
	var ids []string
	for _, ch := range c.changes {
		if ch.now != nil && !slices.Contains(ids, ch.now.post.ID) {
			ids = append(ids, ch.now.post.ID)
		}
	}
	return ids
}

// Sheets are those of what changed and is still there.
func (c *Comparison) Sheets() []Sheet {
	var list []Sheet
	for _, ch := range c.changes {
		if ch.now != nil {
			list = append(list, *ch.now)
		}
	}
	return list
}

// compare adds what became of a post.
func (c *Comparison) compare(before, now *site.Hub, p *content.Post, known targets.Known, at time.Time) {
	q := predecessor(before.Library, p)
	for _, e := range p.Editions {
		ch := change{now: new(newSheet(now, p, e, known, at))}
		if q != nil {
			if was, ok := q.In(e.Lang); ok {
				ch.before = new(newSheet(before, q, was, nil, at))
			}
		}
		if ch.counts() {
			ch.approved = c.approved(before, ch)
			c.changes = append(c.changes, ch)
		}
	}
	if q == nil {
		return
	}
	var gone []*content.Edition
	for _, was := range q.Editions {
		if _, stays := p.In(was.Lang); !stays {
			gone = append(gone, was)
		}
	}
	c.gone(before, q, gone, at)
}

// approved is the version of a change that was approved; nil: there is none. What an
// approval does not cover is in it as it was before.
func (c *Comparison) approved(before *site.Hub, ch change) *version {
	p, e := ch.now.post, ch.now.edition
	earlier, found := c.record.Approved(c.hub.Settings, c.hub.Library, p, e.Lang, c.at)
	if !found {
		return nil
	}
	hub, written := c.hub, ch.now
	if ch.before != nil {
		hub, written = before, ch.before
	}
	post, err := earlier.Restore(written.post, written.edition, hub.Settings.Zone)
	if err != nil {
		return nil
	}
	return &version{earlier, new(newSheet(hub, post, post.Editions[0], nil, c.at))}
}

func (c *Comparison) gone(before *site.Hub, q *content.Post, editions []*content.Edition, at time.Time) {
	for _, e := range editions {
		c.changes = append(c.changes, change{before: new(newSheet(before, q, e, nil, at))})
	}
}

// predecessor is what a post was; nil: it is new.
func predecessor(before *content.Library, p *content.Post) *content.Post {
	for _, id := range append([]string{p.ID}, p.Aliases...) {
		if q, ok := before.Post(id); ok {
			return q
		}
	}
	return nil
}

// either is the sheet that there is.
func (ch change) either() *Sheet { return cmp.Or(ch.now, ch.before) }

// counts reports whether there is anything to show.
func (ch change) counts() bool {
	if ch.before == nil || ch.rewritten() {
		return true
	}
	over := ch.now.state == content.Expired || ch.now.state == content.Withdrawn
	return !over && (!slices.Equal(ch.before.facts(), ch.now.facts()) ||
		!slices.EqualFunc(ch.before.Entries, ch.now.Entries, Entry.same))
}

// rewritten reports whether the file itself changed, in more than its line ends.
func (ch change) rewritten() bool {
	return !bytes.Equal(unixLines(ch.before.edition.Source.Data), unixLines(ch.now.edition.Source.Data))
}

func unixLines(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) }

// same reports whether a share is handed over as another was.
func (e Entry) same(was Entry) bool {
	return e.Network == was.Network && e.Name == was.Name && e.Text == was.Text && e.Link == was.Link && e.Target == was.Target &&
		e.Count == was.Count && e.Limit == was.Limit && e.receives == was.receives
}

func brokenPosts(hub *site.Hub) []string {
	var list []string
	for _, file := range hub.Library.Broken {
		if strings.HasPrefix(file, "content/posts/") {
			list = append(list, file)
		}
	}
	return list
}

func (c *Comparison) isBroken(id string) bool { return holds(c.broken, id) }

// wasBroken reports whether a post could not be read before.
func (c *Comparison) wasBroken(p *content.Post) bool { return holds(c.lost, p.ID) }

// holds reports whether one of some files is of a post.
func holds(files []string, id string) bool {
	return slices.ContainsFunc(files, func(file string) bool {
		name := file[strings.LastIndexByte(file, '/')+1:]
		return strings.HasPrefix(name, id+".")
	})
}
