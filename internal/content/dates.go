package content

import (
	"time"

	"github.com/portevoix/portevoix/internal/yaml"
)

type date = yaml.Date

// Midnight is the first moment of the day that a moment is of.
func Midnight(t time.Time) time.Time { return yaml.Midnight(t) }
