// Package targets knows what stands at the addresses that posts share: whether they
// answer, where they lead, and the card that networks make of them. It asks, and keeps
// the answers in a file, so that everything else reads a file.
//
// # The file
//
// site/data/targets.json, sorted by address:
//
//	{
//	 "schema": 1,
//	 "targets": {
//	  "https://www.example.org/news": {
//	   "checked": "2026-11-20T08:00:00Z",  when it was asked
//	   "status": 200,                      of the last answer; absent: there was none
//	   "final": "https://…",               where redirects led; absent: nowhere else
//	   "title": "…",                       og:title, else <title>
//	   "description": "…",                 og:description
//	   "image": {                          og:image; absent: none
//	    "url": "https://…", "width": 1200, "height": 630,  pixels; absent: not known
//	    "bytes": 81234,                                    absent: not known
//	    "error": "…"                                       why it can't be shown
//	   },
//	   "error": "no such host"             why there is no answer
//	  }
//	 }
//	}
//
// An answer is believed for seven days, a failure for one. It is forgotten with the last
// link to its address. While a file of the hub has a mistake its links are not known, and
// nothing is forgotten: see Known.With.
//
// # How it asks
//
// As a link checker does: one GET for each address that a person has written, under a
// name of its own, UserAgent. robots.txt is for those who find addresses by themselves
// and is not read. One host is asked one thing at a time, with a pause in between, and
// eight hosts at once. Retry-After of up to half a minute is honoured, once. Of a page
// at most 512 KB are read, and of those the head; nothing in it is run or loaded but the
// start of its picture, where the page does not say how large that is.
//
// # Safety
//
// Whoever writes a link, or answers for one, could otherwise make the machine that
// checks ask inside its own network. So only https is asked, at its own port, by names
// and never by IP addresses, at most five redirects are followed and each is held to the same, and the
// connection itself is refused where its address, as it was resolved for this very
// connection, is not a public one: see Public. Proxies of the environment are not used,
// because a proxy would resolve the name anew, out of sight.
package targets

import (
	"maps"
	"time"
)

// A Target is what is known of an address.
type Target struct {
	Checked     time.Time `json:"checked"`
	Status      int       `json:"status,omitempty"`      // of the last answer; 0: none
	Final       string    `json:"final,omitempty"`       // where redirects led; empty: nowhere else
	Title       string    `json:"title,omitempty"`       // one line
	Description string    `json:"description,omitempty"` // one line
	Image       *Picture  `json:"image,omitempty"`       // nil: none
	Error       string    `json:"error,omitempty"`       // why there is no answer
}

// A Picture is the image of a page's card.
type Picture struct {
	URL    string `json:"url"`
	Width  int    `json:"width,omitempty"` // pixels; 0: not known
	Height int    `json:"height,omitempty"`
	Bytes  int64  `json:"bytes,omitempty"` // 0: not known
	Error  string `json:"error,omitempty"` // why it can't be shown
}

// Known is what is known of addresses; see Address.
type Known map[string]Target

const (
	answerAge  = 7 * 24 * time.Hour
	failureAge = 24 * time.Hour
)

// Failed reports whether there is no page: no answer, or one that says so.
func (t Target) Failed() bool { return t.Error != "" || t.Status >= 400 }

// fresh reports whether a target need not be asked again. What was asked in the future
// is not: a clock was wrong.
func (t Target) fresh(now time.Time) bool {
	age := now.Sub(t.Checked)
	if t.Failed() {
		return 0 <= age && age < failureAge
	}
	return 0 <= age && age < answerAge
}

// Of returns what is known of a link.
func (k Known) Of(link string) (Target, bool) {
	t, ok := k[Address(link)]
	return t, ok
}

// With is what is known with newer answers.
func (k Known) With(newer Known) Known {
	all := Known{}
	maps.Copy(all, k)
	maps.Copy(all, newer)
	return all
}
