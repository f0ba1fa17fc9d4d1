package check

import (
	"embed"
	"io/fs"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/site"
)

// The fixture holds one of everything that can be on a page.
//
//go:embed fixture
var fixture embed.FS

// rehearsal is the hub with the fixture's content in place of its own, in its first
// language, a freeze of one of its posts, results, and every way to propose a post.
func rehearsal(hub *site.Hub) *site.Hub {
	files, _ := fs.Sub(fixture, "fixture") // the name is well formed
	lang := hub.Settings.Languages[0]
	all, settings := *hub, *hub.Settings
	settings.Freezes = []config.Freeze{{
		ID: "frozen", Topics: []string{"frozen"}, Reason: config.Localized{"": "Results come first."},
		Until: time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC),
	}}
	settings.Approvals.Require = false // nobody approved the fixture
	settings.Metrics = config.Metrics{Primary: "logs", Sources: []config.Source{{Name: "logs", Kind: "logs"}}}
	settings.Go = config.Go{Address: "https://go.example.org/", Path: "/", Server: "pages"}
	settings.Propose = config.Propose{Repository: "example/hub", Branch: "main", Mail: "posts@example.org"}
	all.Settings = &settings
	all.Files = inLanguage{files, lang}
	all.Library, _ = content.Read(all.Files, content.Options{
		Languages: hub.Settings.Languages, Zone: hub.Settings.Zone, Networks: network.Names(network.All),
	})
	all.Facts, _ = metrics.Read(all.Files)
	return &all
}

// inLanguage shows each file NAME.md as NAME.LANG.md.
type inLanguage struct {
	fs.FS
	lang string
}

func (f inLanguage) Open(name string) (fs.File, error) {
	if own, ok := strings.CutSuffix(name, "."+f.lang+".md"); ok {
		name = own + ".md"
	}
	return f.FS.Open(name)
}

func (f inLanguage) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	for i, e := range entries {
		if own, ok := strings.CutSuffix(e.Name(), ".md"); ok {
			entries[i] = renamed{e, own + "." + f.lang + ".md"}
		}
	}
	return entries, err
}

type renamed struct {
	fs.DirEntry
	name string
}

func (e renamed) Name() string { return e.name }
