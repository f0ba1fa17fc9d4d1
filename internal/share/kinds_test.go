package share_test

import (
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// Settings and content know nothing of each other, and yet of the same kinds.
func TestMixTakesEveryKindOfPost(t *testing.T) {
	for _, kind := range content.Kinds {
		text := "title: A hub\nmix: {" + string(kind) + ": {max: 40}}\n"
		s, problems := config.Read(fstest.MapFS{config.File: {Data: []byte(text)}})
		if len(problems) > 0 || s.Mix[string(kind)].Max != 40 {
			t.Errorf("mix of %s is %v: %v", kind, s.Mix, problems)
		}
	}
}
