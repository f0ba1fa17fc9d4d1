package build

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/git"
)

// asking is a hub that asks for approvals.
func asking() hub {
	return small().with(hub{"site/hub.yaml": settings + `approvals:
  require: true
  source: [trailers]
  teams: {legal: [ana, bob], press: [ana]}
  rules: [{team: legal}]
`})
}

// approvedBy is a hub with what somebody approved of it.
func approvedBy(t *testing.T, h hub, login string, at time.Time) hub {
	t.Helper()
	commits := map[string]hub{"1": {hubFile: h[hubFile]}, "2": h}
	found, err := approvals.Collect(t.Context(), approvals.Evidence{
		Branch: []*git.Commit{
			{Hash: "1", Author: git.Person{Name: "root"}, Time: at.Add(-time.Hour)},
			{
				Hash: "2", Author: git.Person{Name: "eva"}, Time: at,
				Trailers: []git.Trailer{{Key: "Approved-by", Value: login}},
			},
		},
		Files: func(_ context.Context, commit string) (fs.FS, error) { return commits[commit].fs(), nil },
	}, approvals.Collection{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := found.Files()
	if err != nil {
		t.Fatal(err)
	}
	with := h.with(nil)
	for name, data := range files {
		with[name] = string(data)
	}
	return with
}

// TestAnyApprovalEqualsCold alters what is known of approvals: pages say who approved what
// they show, and that a newer version waits.
func TestAnyApprovalEqualsCold(t *testing.T) {
	at := noon.AddDate(0, 0, -3)
	approved := approvedBy(t, asking(), "bob", at)
	newer := hub{rabatFile: post("Rabat has opened", rabatKeys...)}
	before := inMemory(t, approved)
	const page = "en/posts/rabat/index.html"
	for name, altered := range map[string]hub{
		"a newer version waits": approved.with(newer),
		"it is approved, too":   approvedBy(t, asking().with(newer), "bob", at),
		"another team approved": approvedBy(t, asking(), "ana", at),
		"on another day":        approvedBy(t, asking(), "bob", at.AddDate(0, 0, 1)),
		"nobody approved":       asking(),
	} {
		t.Run(name, func(t *testing.T) {
			disk := before.clone()
			mustRunOn(t, disk, altered)
			if disk.all()[page] == before.all()[page] {
				t.Errorf("%s does not show it", page)
			}
			same(t, disk.all(), inMemory(t, altered).all(), "altered")
			mustRunOn(t, disk, approved)
			same(t, disk.all(), before.all(), "as it was")
		})
	}
}

// Who approved a post, and that a newer version waits, is of no use once it is taken back.
func TestWhatIsTakenBackWaitsForNobody(t *testing.T) {
	approved := approvedBy(t, asking(), "bob", noon.AddDate(0, 0, -3))
	over := append(rabatKeys[:len(rabatKeys):len(rabatKeys)], "withdrawn: {on: 2026-11-21, reason: A mistake.}")
	site := inMemory(t, approved.with(hub{rabatFile: post("Rabat has opened", over...)})).all()
	page := site["en/posts/rabat/index.html"]
	if !strings.Contains(page, "A mistake.") || strings.Contains(page, "pproved") || strings.Contains(page, "newer version") {
		t.Errorf("found %s", page)
	}
}
