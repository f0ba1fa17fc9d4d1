package config

import (
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/yaml"
)

// Range is a share of the posts in per cent, both ends included.
type Range struct{ Min, Max int }

type limits struct {
	Min *int `yaml:"min"`
	Max *int `yaml:"max"`
}

// The kinds a post can be of.
var kinds = []string{"company", "industry", "people", "job", "event"}

func (r *reader) mix() {
	r.settings.Mix = map[string]Range{}
	for _, kind := range slices.Sorted(maps.Keys(r.file.Mix)) {
		at, written := path{"mix", kind}, r.file.Mix[kind]
		if !slices.Contains(kinds, kind) {
			r.wrong(at, "kind of post %q is not known", kind).Cure = yaml.Suggest(kind, kinds)
			continue
		}
		wanted := Range{r.perCent(at.to("min"), written.Min, 0), r.perCent(at.to("max"), written.Max, 100)}
		if wanted.Min > wanted.Max {
			r.wrong(at.to("min"), "found min %d above max %d", wanted.Min, wanted.Max).Cure = "lower min or raise max"
			continue
		}
		r.settings.Mix[kind] = wanted
	}
	r.possible()
}

func (r *reader) perCent(at path, value *int, fallback int) int {
	if value == nil {
		return fallback
	}
	if *value < 0 || *value > 100 {
		r.wrong(at, "found %d per cent", *value).Cure = "write a whole number from 0 to 100"
		return fallback
	}
	return *value
}

// possible checks that some hundred posts could meet all ranges at once.
func (r *reader) possible() {
	least, most := 0, 0
	for _, kind := range kinds {
		wanted, ok := r.settings.Mix[kind]
		if !ok {
			wanted.Max = 100
		}
		least, most = least+wanted.Min, most+wanted.Max
	}
	if least > 100 {
		r.wrong(path{"mix"}, "the least shares sum to %d per cent", least).Cure =
			"lower some min until they sum to 100 or less"
	}
	if most < 100 {
		r.wrong(path{"mix"}, "the greatest shares sum to %d per cent", most).Cure =
			"raise some max until they sum to 100 or more"
	}
}
