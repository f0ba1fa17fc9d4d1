package config

import "regexp"

// Metrics say what is counted and where that comes from. Without sources nothing is.
type Metrics struct {
	Primary string // name of the source whose numbers make the totals; "": there is none
	Value   Value
	Sources []Source // in file order, as they are shown
}

// Value is what a visit would have cost elsewhere. The zero value is none: no value is
// shown.
type Value struct {
	Currency string    `yaml:"currency"` // ISO 4217
	Visit    float64   `yaml:"visit"`    // more than 0
	Source   Localized `yaml:"source"`   // where the figure comes from
}

type metrics struct {
	Primary string          `yaml:"primary"`
	Value   Value           `yaml:"value"`
	Sources ordered[Source] `yaml:"sources"`
}

// Source returns the source of that name.
func (m *Metrics) Source(name string) (Source, bool) {
	return find(m.Sources, name, func(s Source) string { return s.Name })
}

var currency = regexp.MustCompile(`^[A-Z]{3}$`)

func (r *reader) metrics() {
	r.sources()
	m := &r.settings.Metrics
	m.Primary = r.reference(path{"metrics", "primary"}, r.file.Metrics.Primary, r.file.Metrics.Sources.keys)
	if _, known := m.Source(m.Primary); !known {
		m.Primary = ""
	}
	if m.Primary == "" && len(m.Sources) > 0 {
		m.Primary = m.Sources[0].Name
	}
	r.value()
}

// value is all or nothing: a price that nobody can trace is not shown.
func (r *reader) value() {
	at, v, before := path{"metrics", "value"}, r.file.Metrics.Value, len(r.problems)
	if v.Currency == "" && v.Visit == 0 && len(v.Source) == 0 {
		return
	}
	if !currency.MatchString(v.Currency) {
		r.wrong(at.to("currency"), "found currency %q", v.Currency).Cure = "write its three letters, such as EUR"
	}
	if !(v.Visit > 0 && v.Visit <= 1e6) {
		r.wrong(at.to("visit"), "found a visit worth %v", v.Visit).Cure = "write what one would have cost, such as 1.20"
	}
	if len(v.Source) == 0 {
		r.wrong(at.to("source"), "metrics.value.source is empty").Cure = "say where the figure comes from: it is shown beside the value"
	}
	r.texts(at.to("source"), v.Source)
	if len(r.problems) == before {
		r.settings.Metrics.Value = v
	}
}
