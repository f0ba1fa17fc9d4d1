package portevoix_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// A bigHub is a hub of 10,000 posts, made from words as often as people use them. Its
// pages are made as they are asked for.
type bigHub struct {
	url     string
	weight  *atomic.Int64 // bytes of the index that were asked for
	queries []string
}

func serveBig(t *testing.T) bigHub {
	t.Helper()
	files, queries := bigFiles(10_000)
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	plan, found := hub.Plan(site.Options{Now: exampleNow})
	renderer, failed := render.New(hub, plan, "test")
	if problems = append(append(problems, found...), failed...); problems.HasErrors() {
		t.Fatal(problems)
	}
	pages := map[string]site.Page{}
	for _, page := range plan.Pages {
		pages[hub.Settings.BasePath+page.URL()] = page
	}
	big := bigHub{weight: new(atomic.Int64), queries: queries}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[r.URL.Path]
		var out bytes.Buffer
		if !ok || renderer.Render(&out, page) != nil {
			http.NotFound(w, r)
			return
		}
		if path.Ext(page.Path) == ".json" {
			big.weight.Add(int64(out.Len()))
		}
		w.Header().Set("Cache-Control", "no-store") // each query pays for itself
		http.ServeContent(w, r, path.Base(page.Path), time.Time{}, bytes.NewReader(out.Bytes()))
	}))
	t.Cleanup(server.Close)
	big.url = server.URL + hub.Settings.BasePath
	return big
}

// bigFiles writes posts of words whose n-th is about n times rarer than the first, and
// queries of some of them: common and rare ones, several, begun, mistyped.
func bigFiles(posts int) (fs.FS, []string) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := bigVocabulary(r, 60_000)
	zipf := rand.NewZipf(r, 1.07, 3, uint64(len(vocabulary)-1))
	write := func(words int) string {
		list := make([]string, words)
		for i := range list {
			list[i] = vocabulary[zipf.Uint64()]
		}
		return strings.Join(list, " ")
	}
	files := fstest.MapFS{"site/hub.yaml": {Data: []byte(bigSettings)}}
	for i := range posts {
		day := exampleNow.AddDate(0, 0, -i/4).Format(time.DateOnly)
		files[fmt.Sprintf("content/posts/%d.en.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: %s\nsummary: %s\nlink: https://example.org/%d\ndate: %s\ntopics: [t%d]\nkind: industry\nshare: {any: [Words]}\n---\n%s\n",
			write(7), write(16), i, day, i%9, write(150))}
	}
	return files, bigQueries(vocabulary)
}

const bigSettings = `title: The hub
base_url: https://example.org/hub/
languages: [en]
topics: {t0: A, t1: B, t2: C, t3: D, t4: E, t5: F, t6: G, t7: H, t8: I}
networks: [linkedin, x, bluesky, mastodon, facebook, email]
domains: [example.org]
`

// bigVocabulary is words of two to four syllables; the most frequent are short.
func bigVocabulary(r *rand.Rand, size int) []string {
	starts := strings.Fields("b c d f g h l m n p r s t v pr tr cr gr pl st qu ch br con re de in en par com")
	middles := strings.Fields("a e i o u ai ou an en in on er ar or al el")
	ends := strings.Fields("t r l n nt tion ment que re te le ge ce ne ble ve me de")
	pick := func(list []string) string { return list[min(r.IntN(len(list)), r.IntN(len(list)))] }
	known, list := map[string]bool{}, []string{}
	for len(list) < size {
		word := ""
		for range 1 + min(3, len(list)/300) - r.IntN(2) {
			word += pick(starts) + pick(middles)
		}
		word += pick(ends)
		if !known[word] {
			known[word] = true
			list = append(list, word)
		}
	}
	return list
}

func bigQueries(v []string) []string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz"
	slip := func(word string, at int) string { // another letter
		return word[:at] + string(alphabet[(strings.IndexByte(alphabet, word[at])+7)%26]) + word[at+1:]
	}
	long := slices.IndexFunc(v[2000:], func(w string) bool { return len(w) >= 9 }) + 2000
	return []string{
		v[0], v[5], v[40], v[300], v[1000], v[5000], v[20_000],
		v[2] + " " + v[300], v[40] + " " + v[100], v[0] + " " + v[1] + " " + v[2], v[700] + " " + v[3],
		v[1500][:4], v[3000][:3], v[9000][:5], "con", "re",
		slip(v[2500], 0), slip(v[2500], 3), slip(v[long], len(v[long])-2), slip(slip(v[long], 2), len(v[long])-1),
	}
}
