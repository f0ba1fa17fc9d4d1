package config

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// WithFreeze returns the text of hub.yaml with one more freeze, and every other byte as
// it was. What would be wrong with the freeze is an error; mistakes that are there
// already stop nobody.
func WithFreeze(text []byte, f Freeze) ([]byte, error) {
	added, err := yaml.Append(text, "freezes", freeze{
		ID: f.ID, From: yaml.Starting(f.From), Until: yaml.Ending(f.Until),
		Topics: f.Topics, Entities: f.Entities, Languages: f.Languages, Networks: f.Networks, Reason: f.Reason,
	})
	if err != nil {
		return nil, fmt.Errorf("add freeze %q: %w", f.ID, err)
	}
	_, before := Read(written(text))
	_, after := Read(written(added))
	for _, p := range after {
		if p.Severity == problem.Error && !slices.ContainsFunc(before, sameMistake(p)) {
			return nil, fmt.Errorf("add freeze %q: %s", f.ID, p.Text())
		}
	}
	return added, nil
}

func sameMistake(p problem.Problem) func(problem.Problem) bool {
	return func(q problem.Problem) bool { return p.Message == q.Message }
}

// WithoutFreeze returns the text of hub.yaml without a freeze, and every other byte as it
// was.
func WithoutFreeze(text []byte, id string) ([]byte, error) {
	settings, _ := Read(written(text))
	ids := make([]string, len(settings.Freezes))
	for i, f := range settings.Freezes {
		ids[i] = f.ID
	}
	at := slices.Index(ids, id)
	switch {
	case len(ids) == 0:
		return nil, fmt.Errorf("there is no freeze %q, nor any other", id)
	case at < 0:
		return nil, fmt.Errorf("there is no freeze %q; %s", id, yaml.Suggest(id, ids))
	}
	lifted, err := yaml.Drop(text, "freezes", at)
	if err != nil {
		return nil, fmt.Errorf("lift freeze %q: %w", id, err)
	}
	return lifted, nil
}

// written is a hub that has settings and nothing else.
type written []byte

// Open implements fs.FS.
func (written) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadFile implements fs.ReadFileFS.
func (w written) ReadFile(name string) ([]byte, error) {
	if name != File {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w, nil
}
