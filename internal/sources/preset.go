package sources

import (
	"fmt"

	"github.com/portevoix/portevoix/internal/yaml"
)

// presets are the exports that are known; any other needs a mapping.
var presets = []*form{&ga4, &plausible, &matomo, &umami, &linkedin}

// A Preset is a known export, in words.
type Preset struct{ Name, About string }

// Presets are all there are.
func Presets() (list []Preset) {
	for _, f := range presets {
		list = append(list, Preset{f.name, f.about})
	}
	return list
}

func presetNames() (names []string) {
	for _, f := range presets {
		names = append(names, f.name)
	}
	return names
}

func presetOf(name string) (*form, error) {
	for _, f := range presets {
		if f.name == name {
			return f, nil
		}
	}
	return nil, fmt.Errorf("there is no preset %q; %s", name, yaml.Suggest(name, presetNames()))
}
