package content

import (
	"fmt"
	"slices"

	"github.com/portevoix/portevoix/internal/yaml"
)

// Set returns a file with one key of its front matter set to a value, nil removing
// it, and every other byte as it was.
func Set(src []byte, key string, value any) ([]byte, error) {
	s, problems := parseSource("", src)
	if len(problems) > 0 {
		return nil, fmt.Errorf("set %q: %s", key, problems[0].Message)
	}
	matter, err := yaml.Set(s.matter.Data, key, value)
	if err != nil {
		return nil, err
	}
	return slices.Concat(src[:s.start], matter, src[s.end:]), nil
}
