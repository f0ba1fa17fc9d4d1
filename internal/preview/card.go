package preview

import (
	"fmt"

	"github.com/portevoix/portevoix/internal/targets"
)

// card is what a network will make of the shared page, line by line, as far as it was
// asked: title, then image. It is nil where nothing is known, or there is no page.
func (s Sheet) card() []string {
	t := s.target
	if t == nil || t.Failed() {
		return nil
	}
	title, picture := t.Title, "no image"
	if title == "" {
		title = "no title"
	}
	if p := t.Image; p != nil {
		picture = p.URL + size(p)
	}
	return []string{title, picture}
}

func size(p *targets.Picture) string {
	switch {
	case p.Error != "":
		return ", which can't be shown: " + p.Error
	case p.Width > 0:
		return fmt.Sprintf(", %d×%d", p.Width, p.Height)
	}
	return ""
}
