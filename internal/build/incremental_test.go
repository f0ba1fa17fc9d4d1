package build

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix"
)

// TestIncrementalEqualsCold edits a hub at random and builds it over what stands, now
// and then with a build that is killed in between. Each time the output is, byte for
// byte, what a build into an empty folder gives.
func TestIncrementalEqualsCold(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w := &writer{Rand: rand.New(rand.NewPCG(seed, 2)), hub: small(), now: noon, program: "test"}
			disk := newMemory()
			disk.MkdirAll(ours, 0o755)
			for n := range 40 {
				edit := w.edit()
				context := fmt.Sprintf("edit %d: %s", n, edit)
				if w.IntN(4) == 0 {
					d := &dyingDisk{memory: disk, dies: diesAtRandom(w.Rand)}
					run(d, portevoix.Files, w.hub.fs(), w.options())
					context += ", killed before " + d.last
				}
				_, problems, err := run(disk, portevoix.Files, w.hub.fs(), w.options())
				if err != nil || problems.HasErrors() {
					t.Fatal(context, err, problems)
				}
				fresh := newMemory()
				fresh.MkdirAll(ours, 0o755)
				if _, _, err := run(fresh, portevoix.Files, w.hub.fs(), w.options()); err != nil {
					t.Fatal(context, err)
				}
				same(t, disk.all(), fresh.all(), context)
			}
		})
	}
}

func diesAtRandom(r *rand.Rand) func(*dyingDisk) bool {
	n := r.IntN(200)
	return func(d *dyingDisk) bool { return d.steps == n }
}

// A writer changes a hub at random and keeps it free of errors.
type writer struct {
	*rand.Rand
	hub     hub
	now     time.Time
	program string
	made    int
}

func (w *writer) options() Options {
	return Options{Now: w.now, Program: w.program, BaseURL: w.baseURL(), Cache: drawn}
}

func (w *writer) baseURL() string {
	if w.made%17 == 16 {
		return "https://elsewhere.example.org/"
	}
	return ""
}

var edits = []struct {
	name string
	do   func(*writer)
}{
	{"write a post", (*writer).writePost},
	{"write a post", (*writer).writePost},
	{"rewrite a post", (*writer).rewritePost},
	{"remove a post", func(w *writer) { w.removePost(w.post()) }},
	{"rename a post", (*writer).renamePost},
	{"move a post", (*writer).movePost},
	{"translate a post", (*writer).translatePost},
	{"change an image", func(w *writer) { w.hub["content/posts/roof.png"] = fmt.Sprint(pixel, "roof ", w.Uint64()) }},
	{"rewrite a document", (*writer).rewriteDocument},
	{"remove the campaign", func(w *writer) { delete(w.hub, "content/campaigns/region.en.md") }},
	{"change the settings", (*writer).changeSettings},
	{"change a template", (*writer).changeTemplate},
	{"change a word", (*writer).changeWord},
	{"change an asset", (*writer).changeAsset},
	{"let time pass", func(w *writer) { w.now = w.now.Add(time.Duration(w.IntN(72)) * time.Hour) }},
	{"turn time back", func(w *writer) { w.now = w.now.Add(-time.Duration(w.IntN(72)) * time.Hour) }},
	{"change the program", func(w *writer) { w.program = fmt.Sprint(w.IntN(3)) }},
	{"change nothing", func(w *writer) {}},
}

func (w *writer) edit() string {
	w.made++
	e := edits[w.IntN(len(edits))]
	e.do(w)
	return e.name
}

// post is the file of one of the posts.
func (w *writer) post() string {
	posts := slices.DeleteFunc(slices.Sorted(maps.Keys(w.hub)), func(name string) bool {
		return !strings.HasPrefix(name, "content/posts/") || !strings.HasSuffix(name, ".md")
	})
	if len(posts) == 0 {
		w.writePost()
		return w.post()
	}
	return posts[w.IntN(len(posts))]
}

func (w *writer) writePost() {
	w.hub[fmt.Sprintf("content/posts/post-%d.%s.md", w.made, w.language())] = w.newPost()
}

func (w *writer) rewritePost() {
	name := w.post()
	w.hub[name] = w.newPost()
	if strings.Contains(name, "/moved/") {
		w.hub[name] = moved(w.hub[name])
	}
}

// moved is the text of a post that stands one folder further down.
func moved(text string) string {
	return strings.ReplaceAll(text, "file: roof.png", "file: ../roof.png")
}

func (w *writer) language() string { return []string{"en", "fr"}[w.IntN(2)] }

func (w *writer) newPost() string {
	day := func() string { return w.now.AddDate(0, 0, w.IntN(20)-10).Format(time.DateOnly) }
	keys := []string{"date: " + day()}
	for _, key := range []string{
		"publish: " + day(), "expires: " + w.now.AddDate(0, 0, w.IntN(20)).Format(time.DateOnly),
		"status: draft", "topics: [cloud]", "campaign: region", "kind: company", roof,
		"withdrawn: {on: " + day() + ", reason: It was wrong}",
	} {
		if w.IntN(4) == 0 {
			keys = append(keys, key)
		}
	}
	return post(fmt.Sprint("Number ", w.IntN(1000)), keys...)
}

// removePost removes a post in all languages: a translation cannot stand alone with
// what it has inherited.
func (w *writer) removePost(name string) {
	for other := range w.hub {
		if strings.HasPrefix(other, stem(name)+".") {
			delete(w.hub, other)
		}
	}
}

func stem(name string) string { return name[:strings.IndexByte(name, '.')] }

// renamePost gives a post another id; its old address leads there.
func (w *writer) renamePost() {
	name := w.post()
	text, lang := w.hub[name], name[len(stem(name)):]
	id := strings.TrimPrefix(stem(name), "content/posts/")
	if strings.Contains(text, "aliases:") || strings.Contains(id, "/") {
		return
	}
	w.removePost(name)
	text = strings.Replace(text, "share:", "aliases: ["+id+"]\nshare:", 1)
	w.hub[fmt.Sprintf("content/posts/renamed-%d%s", w.made, lang)] = text
}

// movePost puts a post into another folder, where its address stays the same.
func (w *writer) movePost() {
	name := w.post()
	if strings.Contains(name, "/moved/") {
		return
	}
	for other, text := range maps.Clone(w.hub) {
		if strings.HasPrefix(other, stem(name)+".") {
			delete(w.hub, other)
			w.hub[strings.Replace(other, "posts/", "posts/moved/", 1)] = moved(text)
		}
	}
}

func (w *writer) translatePost() {
	name := w.post()
	other := strings.NewReplacer(".en.md", ".fr.md", ".fr.md", ".en.md").Replace(name)
	if _, ok := w.hub[other]; !ok {
		from := strings.TrimSuffix(name[len(stem(name))+1:], ".md")
		w.hub[other] = post(fmt.Sprint("Again ", w.IntN(1000)), "translated_from: {lang: "+from+"}")
	}
}

func (w *writer) rewriteDocument() {
	names := []string{
		"guidelines/charter.en.md", "guidelines/advice.fr.md", "content/onboarding/start.fr.md",
		"content/library/words.en.md", "content/about.fr.md", "content/campaigns/region.en.md",
	}
	w.hub[names[w.IntN(len(names))]] = fmt.Sprintf("---\ntitle: Title %d\n---\nText %d.\n", w.IntN(9), w.IntN(9))
}

func (w *writer) changeSettings() {
	w.hub["site/hub.yaml"] = strings.NewReplacer(
		"page_size: 2", fmt.Sprint("page_size: ", 1+w.IntN(4)),
		"The hub", fmt.Sprint("Hub ", w.IntN(3)),
		"[linkedin, x]", []string{"[linkedin, x]", "[x]", "[email, linkedin, bluesky]"}[w.IntN(3)],
		"[en, fr]", []string{"[en, fr]", "[fr, en]"}[w.IntN(2)],
		"cloud: Cloud", fmt.Sprint("cloud: Cloud ", w.IntN(3)),
		"Europe/Paris", []string{"Europe/Paris", "Asia/Tokyo"}[w.IntN(2)],
	).Replace(settings)
}

func (w *writer) changeTemplate() {
	name := []string{"templates/partials/footer.html", "templates/past.html"}[w.IntN(2)]
	if _, ok := w.hub[name]; ok {
		delete(w.hub, name)
		return
	}
	text, _ := portevoix.Files.ReadFile(name)
	w.hub[name] = strings.Replace(string(text), "</", fmt.Sprintf("<i>%d</i></", w.IntN(9)), 1)
}

func (w *writer) changeWord() {
	w.hub["site/languages/"+w.language()+".yaml"] = fmt.Sprintf("section:\n  posts: Posts %d\n", w.IntN(9))
}

func (w *writer) changeAsset() {
	name := []string{"site/static/extra.css", "site/static/style.css"}[w.IntN(2)]
	if _, ok := w.hub[name]; ok {
		delete(w.hub, name)
		return
	}
	w.hub[name] = fmt.Sprintf("p { margin: %dpx }\n", w.IntN(9))
}
