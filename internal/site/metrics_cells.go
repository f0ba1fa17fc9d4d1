package site

import (
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/results"
)

// A tabler writes the tables of results in the words of a language.
type tabler struct {
	metricsInput
	speaker
}

// head names columns, those of numbers with a # before them.
func (t *tabler) head(columns ...string) []MetricsColumn {
	list := make([]MetricsColumn, len(columns))
	for i, id := range columns {
		if id[0] == '#' {
			id, list[i].Number = id[1:], true
		}
		list[i].Name = t.word(t.locale, "metrics.column."+id)
	}
	return list
}

func (t *tabler) number(n int64) MetricsCell {
	return MetricsCell{Words: t.words.Number(int(n)), Raw: strconv.FormatInt(n, 10), Number: true}
}

func (t *tabler) cell(words string) MetricsCell { return MetricsCell{Words: words, Raw: words} }

// unknown is the cell of a number that nobody has.
func (t *tabler) unknown() MetricsCell {
	return MetricsCell{Words: t.word(t.locale, "metrics.unknown"), Number: true}
}

func (t *tabler) maybe(n *results.Number) MetricsCell {
	if n == nil {
		return t.unknown()
	}
	return t.number(n.Value)
}

func (t *tabler) percent(part, whole int64) MetricsCell {
	if whole == 0 {
		return t.unknown()
	}
	n := int((200*part + whole) / (2 * whole))
	words := t.per100(int64(n))
	if n == 0 && part > 0 {
		words = t.word(t.locale, "metrics.little")
	}
	return MetricsCell{Words: words, Raw: strconv.Itoa(n), Number: true}
}

func (t *tabler) per100(n int64) string {
	return t.word(t.locale, "metrics.percent", "Number", int(n))
}

func (t *tabler) day(day string) MetricsCell {
	if day == "" {
		return MetricsCell{Words: t.word(t.locale, "metrics.unknown")}
	}
	return MetricsCell{Words: t.words.Date(dayIn(day, t.settings.Zone)), Raw: day, Day: true}
}

// dayIn is the beginning of a day in a zone; zero: there is none.
func dayIn(day string, zone *time.Location) time.Time {
	at, _ := time.ParseInLocation(time.DateOnly, day, zone)
	return at
}

func (t *tabler) link(to *TitleLink) MetricsCell {
	if to == nil {
		return t.cell(t.word(t.locale, "metrics.unnamed"))
	}
	c := MetricsCell{Words: to.Title.Words, Href: to.Href, Raw: to.Title.Words}
	if to.Title.Foreign != "" {
		c.Lang, c.Dir = to.Title.Lang, to.Title.Dir
	}
	return c
}

func (t *tabler) badge(n results.Number) MetricsCell {
	if n.Badge == "" {
		return t.cell("")
	}
	return t.cell(t.word(t.locale, "metrics.badge."+string(n.Badge)))
}

func (t *tabler) measure(m string) string { return t.word(t.locale, "metrics.measure."+m) }

// networkName is the name of a network, also of one that the hub no longer offers.
func (t *tabler) networkName(id string) Text {
	if n, ok := network.Find(id); ok {
		return Text{Words: n.Title}
	}
	return Text{Words: t.word(t.locale, "metrics.unnamed")}
}

func (t *tabler) topicName(id string) Text {
	if topic, ok := t.settings.Topic(id); ok {
		return t.locale.named(topic.Name)
	}
	return Text{Words: t.word(t.locale, "metrics.unnamed")}
}

func (t *tabler) teamName(id string) Text {
	if team, ok := t.settings.Team(id); ok {
		return t.locale.named(team.Name)
	}
	return Text{Words: id}
}

func (t *tabler) kindName(id string) Text {
	if id == "" {
		return Text{Words: t.word(t.locale, "metrics.unnamed")}
	}
	return Text{Words: t.word(t.locale, "kind."+id)}
}

func (t *tabler) languageName(id string) Text {
	for _, l := range t.all {
		if l.lang == id {
			return Text{Words: l.words.Name(), Lang: id, Dir: l.words.Dir(), Foreign: l.words.Name()}
		}
	}
	return Text{Words: t.word(t.locale, "metrics.unnamed")}
}

func (t *tabler) text(words Text) MetricsCell { return t.link(&TitleLink{Title: words}) }
