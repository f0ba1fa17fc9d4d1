package audit

import (
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

// unread is what the hub could not read, and why, with what is wrong with its approvals.
// A file of which nobody could have seen anything is not named.
func (s *stand) unread(clock time.Time, found problem.List) map[string]Unread {
	now := map[string]Unread{}
	hidden := s.hidden(clock)
	for _, name := range s.Library.Broken {
		if !slices.Contains(hidden, name) && !mayBeToCome(name) {
			now[name] = Unread{File: name}
		}
	}
	for _, p := range s.problems {
		if u, named := now[p.File]; named && u.Why == "" && p.Severity == problem.Error {
			now[p.File] = Unread{p.File, p.Message}
		}
	}
	for _, p := range found {
		if p.Severity == problem.Error {
			now[p.File] = Unread{p.File, p.Message}
		}
	}
	return now
}

// hidden are the files of broken posts that nobody could have seen without the mistake:
// drafts, what is to come or was taken back before, and what nobody ever approved.
func (s *stand) hidden(clock time.Time) (files []string) {
	for _, p := range s.Library.BrokenPosts(s.Files, s.Settings.Zone) {
		state := p.State(clock)
		if state == content.Draft || state == content.Embargoed || p.NeverOut(clock) || !s.everApproved(p) {
			for _, e := range p.Editions {
				files = append(files, e.Source.Path)
			}
		}
	}
	return files
}

func (s *stand) everApproved(p *content.Post) bool {
	if !s.Settings.Approvals.Require {
		return true
	}
	ids := append([]string{p.ID}, p.Aliases...)
	for i := 0; s.ledger != nil && i < len(s.ledger.Entries); i++ {
		if slices.Contains(ids, s.ledger.Entries[i].Post) {
			return true
		}
	}
	return false
}

// mayBeToCome reports whether a file may be of what is still to come, with a mistake in its
// dates.
func mayBeToCome(name string) bool {
	return strings.HasPrefix(name, "content/campaigns/") || strings.HasPrefix(name, "content/polls/")
}
