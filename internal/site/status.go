package site

import (
	"encoding/json"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// A Status is what an open page asks for before it shares.
type Status struct {
	Version    int        `json:"v"`
	Now        time.Time  `json:"now"`
	NextChange *time.Time `json:"next_change"` // of what is published: a post to come leaves no trace
	Withdrawn  []string   `json:"withdrawn"`   // ids, and the ids they had before
	Freezes    []string   `json:"freezes"`
}

// status plans status.json, the one file that knows the time.
func status(p *planner) {
	s := Status{Version: 1, Now: p.options.Now.UTC(), Withdrawn: []string{}, Freezes: []string{}}
	for _, post := range p.Library.Posts {
		switch post.State(p.options.Now) {
		case content.Withdrawn:
			if post.NeverOut(p.options.Now) {
				continue
			}
			s.Withdrawn = append(append(s.Withdrawn, post.ID), post.Aliases...)
		case content.Live:
			if end := post.End(); !end.IsZero() && (s.NextChange == nil || end.Before(*s.NextChange)) {
				utc := end.UTC()
				s.NextChange = &utc
			}
		}
	}
	p.add("status.json", "", nil, statusInput{s})
}

type statusInput struct{ Status }

func (in statusInput) Key(k *Key) {
	k.Time(in.Now)
	if in.NextChange != nil {
		k.Time(*in.NextChange)
	}
	k.Text(in.Withdrawn...)
	k.Text(in.Freezes...)
}

func (in statusInput) View() (any, error) {
	data, err := json.MarshalIndent(in.Status, "", "  ")
	return Raw(append(data, '\n')), err
}
