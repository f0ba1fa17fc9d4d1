package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/portevoix/portevoix"
)

func TestSecondBuildWritesNothing(t *testing.T) {
	out := t.TempDir()
	first := mustRun(t, small(), options(out))
	if first.Written != first.Pages || first.Pages == 0 {
		t.Errorf("the first build wrote %d of %d pages", first.Written, first.Pages)
	}
	before := filesOf(t, out)
	second := mustRun(t, small(), options(out))
	if second.Written != 0 || second.Unchanged != first.Pages || second.Removed != 0 {
		t.Errorf("the second build: %+v", second)
	}
	same(t, filesOf(t, out), before, "second build")
}

// A page that is rendered again and comes out the same keeps its file.
func TestSameBytesAreNotWritten(t *testing.T) {
	out := t.TempDir()
	first := mustRun(t, small(), options(out))
	o := options(out)
	o.Program = "another"
	if r := mustRun(t, small(), o); r.Written != 0 || r.Unchanged != first.Pages {
		t.Errorf("another program that makes the same pages: %+v", r)
	}
}

func TestLostAndShortenedFilesAreMadeAgain(t *testing.T) {
	out := t.TempDir()
	mustRun(t, small(), options(out))
	want := filesOf(t, out)
	lost, short := filepath.Join(out, "en/index.html"), filepath.Join(out, "404.html")
	if err := os.Remove(lost); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(short, 7); err != nil {
		t.Fatal(err)
	}
	if r := mustRun(t, small(), options(out)); r.Written != 2 {
		t.Errorf("found %d files written, want 2", r.Written)
	}
	same(t, filesOf(t, out), want, "made again")
}

func TestTimeAloneChangesLittle(t *testing.T) {
	out := t.TempDir()
	o := options(out)
	mustRun(t, small(), o)
	o.Now = noon.Add(time.Hour)
	if r := mustRun(t, small(), o); r.Written != 1 {
		t.Errorf("an hour in which nothing begins or ends wrote %d files, want status.json", r.Written)
	}
}

func TestFilesOfOthersStay(t *testing.T) {
	out := t.TempDir()
	write(t, out, "CNAME", "hub.example.org")
	write(t, out, "en/posts/oslo/notes.txt", "mine")
	mustRun(t, small(), options(out))
	mustRun(t, small().without("content/posts/oslo.en.md", "content/campaigns/region.en.md"), options(out))
	files := filesOf(t, out)
	if files["CNAME"] != "hub.example.org" || files["en/posts/oslo/notes.txt"] != "mine" {
		t.Error("a file of somebody else is gone")
	}
	if _, ok := files["en/posts/oslo/index.html"]; ok {
		t.Error("the page of the post is still there")
	}
	if _, err := os.Stat(filepath.Join(out, "en/campaigns")); !os.IsNotExist(err) {
		t.Errorf("the folder that was left empty is still there: %v", err)
	}
}

func TestFilesOfOthersAreNotOverwritten(t *testing.T) {
	out := t.TempDir()
	write(t, out, "en/index.html", "somebody's work")
	_, _, err := Run(portevoix.Files, small().fs(), options(out))
	if err == nil || !strings.Contains(err.Error(), "en/index.html") {
		t.Errorf("found error %v, want one that names en/index.html", err)
	}
	same(t, visible(filesOf(t, out)), hub{"en/index.html": "somebody's work"}, "refused")
}

// A site that was carried elsewhere without its manifest is ours all the same.
func TestSiteWithoutManifestIsAdopted(t *testing.T) {
	out := t.TempDir()
	first := mustRun(t, small(), options(out))
	if err := os.RemoveAll(filepath.Join(out, ours)); err != nil {
		t.Fatal(err)
	}
	if r := mustRun(t, small(), options(out)); r.Unchanged != first.Pages {
		t.Errorf("found %d files unchanged, want %d", r.Unchanged, first.Pages)
	}
	mustRun(t, tiny(), options(out))
	same(t, filesOf(t, out), cold(t, tiny(), options("")), "adopted")
}

func TestNameTakenByFolder(t *testing.T) {
	out := t.TempDir()
	write(t, out, "404.html/notes.txt", "mine")
	_, _, err := Run(portevoix.Files, small().fs(), options(out))
	if err == nil || !strings.Contains(err.Error(), "404.html") {
		t.Errorf("found error %v, want one that names 404.html", err)
	}
	same(t, visible(filesOf(t, out)), hub{"404.html/notes.txt": "mine"}, "refused")
}

func TestFolderTakenByFile(t *testing.T) {
	out := t.TempDir()
	write(t, out, "en", "mine")
	_, _, err := Run(portevoix.Files, small().fs(), options(out))
	if err == nil || !strings.Contains(err.Error(), "en/") {
		t.Errorf("found error %v, want one that names a page below en", err)
	}
	same(t, visible(filesOf(t, out)), hub{"en": "mine"}, "refused")
}

func TestDamagedManifest(t *testing.T) {
	for _, text := range []string{"{", `{"v":2,"files":[]}`, `{"v":1,"files":[{"key":"abc"}]}`, "null"} {
		out := t.TempDir()
		write(t, out, manifestFile, text)
		_, _, err := Run(portevoix.Files, small().fs(), options(out))
		if err == nil || !strings.Contains(err.Error(), manifestFile) {
			t.Errorf("manifest %s: found error %v, want one that names it", text, err)
		}
	}
}

// A manifest cannot make a build reach outside its output.
func TestManifestThatNamesFilesOutside(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	write(t, dir, "precious.txt", "mine")
	write(t, out, manifestFile, `{"v":1,"files":[{"path":"../precious.txt"}]}`)
	if _, _, err := Run(portevoix.Files, small().fs(), options(out)); err == nil {
		t.Error("found no error")
	}
	if _, err := os.Stat(filepath.Join(dir, "precious.txt")); err != nil {
		t.Error(err)
	}
}

func TestProgress(t *testing.T) {
	o := options(t.TempDir())
	var done []int
	o.Progress = func(n, total int) { done = append(done, n) }
	r := mustRun(t, small(), o)
	if len(done) != r.Pages || !slices.IsSorted(done) || done[len(done)-1] != r.Pages {
		t.Errorf("found progress %v, want 1 to %d", done, r.Pages)
	}
}

// Several builds of one output come one after another.
func TestBuildsAtOnce(t *testing.T) {
	out := t.TempDir()
	hubs := []hub{small(), tiny(), changed(), small(), changed(), tiny()}
	var builds sync.WaitGroup
	for _, h := range hubs {
		builds.Go(func() {
			if _, _, err := Run(portevoix.Files, h.fs(), options(out)); err != nil {
				t.Error(err)
			}
		})
	}
	builds.Wait()
	mustRun(t, small(), options(out))
	same(t, filesOf(t, out), cold(t, small(), options("")), "after six builds at once")
}

func TestWaitsForTheOther(t *testing.T) {
	out := t.TempDir()
	mustRun(t, tiny(), options(out))
	unlock, err := lock(out)
	if err != nil {
		t.Fatal(err)
	}
	built := make(chan error)
	go func() {
		_, _, err := Run(portevoix.Files, changed().fs(), options(out))
		built <- err
	}()
	select {
	case <-built:
		t.Error("a build went on while another had the lock")
	case <-time.After(200 * time.Millisecond):
	}
	unlock()
	if err := <-built; err != nil {
		t.Error(err)
	}
}
