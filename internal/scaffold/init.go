package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

// A Report says what came of a folder, in paths relative to it.
type Report struct {
	Written []string
	Kept    []string // was there before
}

// ErrHub says that a folder is a hub already.
var ErrHub = errors.New("there is a hub already")

// Init starts a hub in a folder. What is there stays as it is; a hub that is there is
// ErrHub. The settings are written last, so that what was broken off can be done again.
func Init(root *os.Root, s Setup, now time.Time) (Report, error) {
	var r Report
	if _, err := root.Lstat(config.File); err == nil {
		return r, fmt.Errorf("%w: %s", ErrHub, config.File)
	}
	settings, err := s.settings()
	if err != nil {
		return r, err
	}
	today := now.In(settings.Zone)
	f := filling{Setup: s, Date: today.Format(time.DateOnly), Expires: settings.Expiry(today).Format(time.DateOnly)}
	for _, file := range starters {
		if file.forge != "" && file.forge != s.Forge {
			continue
		}
		to := strings.Replace(file.to, "YEAR", today.Format("2006"), 1)
		if err := r.add(root, file.from, to, f); err != nil {
			return r, err
		}
	}
	return r, nil
}

// add writes a file, or one for each language.
func (r *Report) add(root *os.Root, from, to string, f filling) error {
	if !strings.Contains(from, "*") {
		return r.write(root, from, to, f)
	}
	for i, lang := range f.Spoken() {
		f.First = i == 0
		in := func(name string) string { return strings.Replace(name, "*", lang, 1) }
		if err := r.write(root, in(from), in(to), f); err != nil {
			return err
		}
	}
	return nil
}

func (r *Report) write(root *os.Root, from, to string, f filling) error {
	data, err := render(from, f)
	if err != nil {
		return err
	}
	switch err := Create(root, to, data); {
	case errors.Is(err, fs.ErrExist):
		r.Kept = append(r.Kept, to)
	case err != nil:
		return err
	default:
		r.Written = append(r.Written, to)
	}
	return nil
}
