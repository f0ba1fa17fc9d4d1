package site

import (
	"math"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/chart"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/results"
)

const (
	comparisonsShown = 6
	beginsWith       = 60 // characters of a text, about
)

// comparisons show the texts of the posts with most visits, those of the page's language
// first.
func (t *tabler) comparisons() *MetricsTexts {
	list := slices.Clone(t.results.Texts)
	slices.SortStableFunc(list, func(a, b results.Texts) int { return t.foreign(a.Lang) - t.foreign(b.Lang) })
	if len(list) == 0 {
		return nil
	}
	v := &MetricsTexts{Badge: string(t.results.Visits.Badge), File: t.href("metrics/texts.csv")}
	for i, c := range list {
		if i < comparisonsShown {
			v.List = append(v.List, t.comparison(c))
		} else {
			v.Left += len(c.Texts)
		}
	}
	return v
}

func (t *tabler) foreign(lang string) int {
	if lang == t.lang {
		return 0
	}
	return 1
}

func (t *tabler) comparison(c results.Texts) MetricsComparison {
	zone := t.settings.Zone
	v := MetricsComparison{
		Of: *t.titled(c.Post), Language: t.languageName(c.Lang).Words, Conclusion: conclusions[c.Conclusion],
		From: dayIn(c.From, zone), To: dayIn(c.To, zone), Visits: int(c.Visits()),
	}
	if c.Network != content.Any {
		v.Network = t.networkName(c.Network).Words
	}
	if c.Best != "" {
		v.Best = t.beginning(c, c.Best)
	}
	for _, text := range c.Texts {
		v.Texts = append(v.Texts, MetricsText{t.beginning(c, text.Name), int(text.Visits.Value)})
	}
	v.Intervals = t.intervals(c)
	return v
}

// intervals draw the shares that are compared; nil: there are none.
func (t *tabler) intervals(c results.Texts) *chart.Intervals {
	e := chart.Estimates{Title: t.word(t.locale, "metrics.table.texts"), Percent: t.per100, RTL: t.words.Dir() == "rtl"}
	for _, text := range c.Texts {
		s := text.Share
		if s == nil {
			continue
		}
		said := t.word(t.locale, "metrics.texts.share", "Visits", int(text.Visits.Value),
			"Part", t.hundredth(s.Likeliest), "Low", t.hundredth(s.Low), "High", t.hundredth(s.High))
		e.Rows = append(e.Rows, chart.Estimate{
			Name: nameOf(t.beginning(c, text.Name)), Low: s.Low, Likeliest: s.Likeliest, High: s.High, Text: said,
		})
	}
	if len(e.Rows) < 2 {
		return nil
	}
	e.Even = 1 / float64(len(e.Rows))
	intervals, err := e.Intervals()
	t.keep(err)
	return &intervals
}

func (t *tabler) hundredth(part float64) string { return t.per100(int64(math.Round(100 * part))) }

// forWhom names the network of texts that are a network's own.
func (t *tabler) forWhom(c results.Texts) string {
	if c.Network == content.Any {
		return t.word(t.locale, "metrics.texts.any")
	}
	return t.networkName(c.Network).Words
}

// beginning is how a text begins, by which people know it.
func (t *tabler) beginning(c results.Texts, name string) Text {
	e, ok := t.named[c.Post].In(c.Lang)
	if !ok {
		return Text{Words: name}
	}
	at := slices.IndexFunc(e.Share[c.Network], func(text content.Text) bool { return text.Name == name })
	if at < 0 {
		return Text{Words: name}
	}
	return t.locale.text(cut(e.Share[c.Network][at].Body), c.Lang)
}

// cut shortens a text at a space.
func cut(text string) string {
	words := strings.Fields(text)
	short := ""
	for i, word := range words {
		if i > 0 && len([]rune(short))+len([]rune(word)) > beginsWith {
			return short + "\u00a0…"
		}
		short = strings.TrimSpace(short + " " + word)
	}
	return short
}
