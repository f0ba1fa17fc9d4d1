package site

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// A Status is what status.json says. A page that is open asks for it before it shares.
type Status struct {
	Version    int            `json:"v"`
	Now        time.Time      `json:"now"`         // of the build
	NextChange *time.Time     `json:"next_change"` // of what is published: what is to come leaves no trace
	Withdrawn  []string       `json:"withdrawn"`   // ids, and the ids they had before
	Expired    []string       `json:"expired"`     // likewise, in the last days
	Freezes    []FreezeStatus `json:"freezes"`     // that hold now
}

// A FreezeStatus is what is not to be shared for a time. A list that is empty means
// every one, and null until it is lifted.
type FreezeStatus struct {
	Topics    []string          `json:"topics"`
	Entities  []string          `json:"entities"`
	Languages []string          `json:"languages"`
	Networks  []string          `json:"networks"`
	Until     *time.Time        `json:"until"`
	Reason    map[string]string `json:"reason"` // by language of the hub
}

// remembered is for how long status.json names a post that is over. A page that has been
// open for longer knows its own end.
const remembered = 30 * 24 * time.Hour

// status plans status.json, the one file that knows the time.
func status(p *planner) {
	now := p.options.Now
	s := Status{Version: 1, Now: now.UTC(), Withdrawn: p.withdrawn(), Expired: []string{}, Freezes: []FreezeStatus{}}
	for _, post := range p.Library.Posts {
		end := post.End()
		switch state := post.State(now); {
		case state == content.Expired && now.Sub(end) < remembered:
			s.Expired = append(s.Expired, idsOf(post)...)
		case state == content.Live:
			s.changes(end)
			s.changes(p.approvalsEnd(post))
		}
	}
	for _, f := range p.freezes {
		s.Freezes = append(s.Freezes, p.freezeStatus(f))
		s.changes(f.Until)
	}
	p.add("status.json", "", nil, statusInput{s})
}

// withdrawn are the ids of what was taken back, also where it has mistakes. Approvals have
// no say: one that was lost or taken back must not silence a recall.
func (p *planner) withdrawn() []string {
	ids := []string{}
	for _, post := range p.takenBack() {
		ids = append(ids, idsOf(post)...)
	}
	return ids
}

// takenBack are the posts of which somebody may know, and that are no more.
func (p *planner) takenBack() []*content.Post {
	var list []*content.Post
	now := p.options.Now
	for _, post := range slices.Concat(p.written.Posts, p.written.BrokenPosts(p.Files, p.Settings.Zone)) {
		if post.State(now) == content.Withdrawn && !post.NeverOut(now) {
			list = append(list, post)
		}
	}
	return list
}

// idsOf are a post's id and those it had before.
func idsOf(post *content.Post) []string { return append([]string{post.ID}, post.Aliases...) }

func (p *planner) freezeStatus(f config.Freeze) FreezeStatus {
	s := FreezeStatus{
		Topics: Listed(f.Topics), Entities: Listed(f.Entities), Languages: Listed(f.Languages),
		Networks: Listed(f.Networks), Reason: map[string]string{},
	}
	if !f.Until.IsZero() {
		until := f.Until.UTC()
		s.Until = &until
	}
	for _, lang := range p.Settings.Languages {
		s.Reason[lang] = f.Reason.In(lang, p.Settings.Languages)
	}
	return s
}

// Listed is a list that JSON writes as one, never as null.
func Listed(words []string) []string { return append([]string{}, words...) }

// changes notes when something ends; the zero time is never.
func (s *Status) changes(end time.Time) {
	if !end.IsZero() && (s.NextChange == nil || end.Before(*s.NextChange)) {
		utc := end.UTC()
		s.NextChange = &utc
	}
}

type statusInput struct{ Status }

func (in statusInput) Key(k *Key) {
	data, _ := in.json() // strings and times alone always marshal
	k.Text(string(data))
}

func (in statusInput) View() (any, error) {
	data, err := in.json()
	return Raw(append(data, '\n')), err
}

func (in statusInput) json() ([]byte, error) { return json.MarshalIndent(in.Status, "", "  ") }
