package audit

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/network"
)

//go:embed pages/pages.html
var templates string

//go:embed pages/audit.css
var style string

// policy lets a page show the pictures beside it in its own look, and nothing else.
func policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'sha256-" +
		base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// A page is what a template sees.
type page struct {
	Words  *lang.Catalogue
	Policy string
	Up     string // leads to the top of the archive
	Title  string
	Record *Record
	View   any
}

// pages makes the pages for people.
func (r *Record) pages(files map[string]file) error {
	t := template.New("pages.html").Option("missingkey=error").Funcs(template.FuncMap{
		"t": r.words.T, "n": r.words.N, "when": r.when, "day": func(at time.Time) string { return r.words.Date(at.In(r.zone)) },
		"direction": lang.Direction, "network": networkTitle,
	})
	if _, err := t.Parse(templates); err != nil {
		return err
	}
	if _, err := t.New("audit.css").Parse(style); err != nil {
		return err
	}
	p := pagesMaker{r, t, files}
	if err := p.make("index.html", "index", "", "", r.index()); err != nil {
		return err
	}
	for _, o := range r.Offers {
		if err := p.make(pageOf(o), "offer", "../../", o.What.Title, o); err != nil {
			return err
		}
	}
	for _, rule := range r.Rules {
		if err := p.make(rule.What.page(), "rule", "../../", rule.What.Title, rule); err != nil {
			return err
		}
	}
	return nil
}

type pagesMaker struct {
	*Record
	*template.Template
	files map[string]file
}

func (p pagesMaker) make(name, kind, up, title string, view any) error {
	var out bytes.Buffer
	err := p.ExecuteTemplate(&out, kind, page{p.words, policy(), up, title, p.Record, view})
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	p.files[name] = stored(out.Bytes())
	return nil
}

// pageOf is where the archive has the page of an offer.
func pageOf(o Held[Offer]) string {
	return "posts/" + o.What.Post + "." + o.What.Lang + "/" + o.sum[:short] + ".html"
}

// when words a moment, where the hub is.
func (r *Record) when(at time.Time) (string, error) {
	at = at.In(r.zone)
	return r.words.T("audit.moment", "Day", r.words.Date(at), "Hour", at.Format("15:04"))
}

// networkTitle is how people know a network, also one that the hub no longer offers.
func networkTitle(name string) string {
	if n, ok := network.Find(name); ok {
		return n.Title
	}
	return name
}

// An index is what the first page lists.
type index struct {
	Last      time.Time // within the last day
	Noted     bool      // what was published was noted, for all of the time
	Offers    []indexOffer
	Rules     []indexRule
	Published []published
}

type indexOffer struct {
	Held[Offer]
	Page  string
	Teams []approvals.Line
}

type indexRule struct {
	Held[Rule]
	Page string
}

// Published is a version of the hub with the time for which it was shown.
type published struct {
	State
	Span
	Times int // that it was published in a row; 1 where nobody noted it
}

func (r *Record) index() index {
	i := index{Last: r.To.Add(-time.Second), Noted: true, Published: r.published()}
	for _, o := range r.Offers {
		i.Offers = append(i.Offers, indexOffer{o, pageOf(o), o.What.Approvals})
	}
	for _, rule := range r.Rules {
		i.Rules = append(i.Rules, indexRule{rule, rule.What.page()})
	}
	for _, s := range r.States {
		i.Noted = i.Noted && s.Address != ""
	}
	return i
}

// published puts states of one version in a row together: most are published again only
// because time has passed.
func (r *Record) published() []published {
	var list []published
	for _, s := range r.States {
		n := len(list)
		if n > 0 && list[n-1].Commit == s.Commit && list[n-1].Address == s.Address {
			if s.Address != "" {
				list[n-1].Times++
			}
			continue
		}
		if n > 0 {
			list[n-1].Until = &s.Since
		}
		list = append(list, published{State: s, Span: Span{From: s.Since}, Times: 1})
	}
	return list
}
