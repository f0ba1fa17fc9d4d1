package site_test

import (
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/portevoix/portevoix/internal/site"
)

// now is when the hubs of these tests are looked at.
var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// program brings the words that pages need from it.
var program = files(`
-- templates/layout.html --
-- site/static/style.css --
body {}
-- site/languages/en.yaml --
language: {name: English, dir: ltr}
section: {posts: Posts, campaigns: Campaigns, guidelines: Guidelines, onboarding: Learn, library: Library, polls: Polls, about: About}
poll: {open: Open, closed: Closed}
past: {heading: Past}
list: {kind: {campaign: Campaign}}
feed: {share: Share it, withdrawn: "Withdrawn: {{.Title}}", gone: It was taken back.}
calendar: {name: Dates, last: "Last day: {{.Title}}", begins: "Begins: {{.Title}}", ends: "Ends: {{.Title}}"}
withdrawn: {delete: Delete yours., answer: "If asked:", replacement: "Instead:"}
notfound: {heading: Not found}
me: {heading: My hub}
help: {subject: "Something is wrong: {{.Title}}"}
search: {heading: Find}
propose: {heading: Propose, mail: {fill: Fill in}, field: {title: T, text: X, link: L, why: W, language: G}}
privacy: {heading: Privacy, lead: What is seen.}
offline: {heading: Offline}
go: {heading: On, stopped: Over}
kind: {company: Ours, industry: Trade, people: People, job: Jobs, event: Dates}
-- site/languages/ar.yaml --
language: {name: العربية, dir: rtl}
section: {posts: المنشورات, campaigns: الحملات, guidelines: الإرشادات, onboarding: تعلّم, library: مكتبة, polls: استطلاعات, about: حول}
poll: {open: مفتوحة, closed: منتهية}
past: {heading: سابق}
list: {kind: {campaign: حملة}}
feed: {share: شاركه, withdrawn: "سُحب: {{.Title}}", gone: سُحب.}
calendar: {name: تواريخ, last: "آخر يوم: {{.Title}}", begins: "يبدأ: {{.Title}}", ends: "ينتهي: {{.Title}}"}
withdrawn: {delete: احذفه., answer: "إن سُئلت:", replacement: "بدلًا منه:"}
notfound: {heading: غير موجودة}
me: {heading: صفحتي}
help: {subject: "هناك خطأ: {{.Title}}"}
search: {heading: ابحث}
propose: {heading: Propose, mail: {fill: Fill in}, field: {title: T, text: X, link: L, why: W, language: G}}
privacy: {heading: الخصوصية, lead: ما يُرى.}
offline: {heading: دون اتصال}
go: {heading: إلى, stopped: أوقف}
kind: {company: منا, industry: مهنتكم, people: الناس, job: وظائف, event: مواعيد}
`)

// settings is a hub of two languages and four networks.
const settings = `
-- site/hub.yaml --
title: Test
base_url: https://example.org/hub/
languages: [en, ar]
networks: [linkedin, x, bluesky, instagram]
domains: [example.org]
topics: {cloud: Cloud, law: Law}
page_size: 2
`

// post is a live post with one text, front matter added.
func post(path, more string) string {
	return "-- content/posts/" + path + " --\n---\ntitle: " + path + "\nlink: https://example.org/x\n" +
		"share: {any: [Words]}\n" + more + "---\nBriefing.\n"
}

// hushed are posts that nobody is told of, or no longer.
var hushed = post("draft.en.md", "date: 2026-11-10\nstatus: draft\n") +
	post("later.en.md", "date: 2026-11-10\npublish: 2027-01-01\n") +
	post("over.en.md", "date: 2026-10-10\nexpires: 2026-11-01\n")

func files(archive string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// plan reads and plans a hub that has nothing wrong.
func plan(t *testing.T, archive string, o site.Options) *site.Plan {
	t.Helper()
	hub := read(t, archive)
	if o.Now.IsZero() {
		o.Now = now
	}
	plan, problems := hub.Plan(o)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return plan
}

func read(t *testing.T, archive string) *site.Hub {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: program, Hub: files(archive)})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return hub
}

// view makes the view of a page.
func view[T any](t *testing.T, p *site.Plan, path string) T {
	t.Helper()
	v, err := page(t, p, path).Input.View()
	if err != nil {
		t.Fatal(err)
	}
	typed, ok := v.(T)
	if !ok {
		t.Fatalf("the view of %s is a %T", path, v)
	}
	return typed
}

func page(t *testing.T, p *site.Plan, path string) site.Page {
	t.Helper()
	for _, page := range p.Pages {
		if page.Path == path {
			return page
		}
	}
	t.Fatalf("the plan has no %s, only %v", path, paths(p))
	return site.Page{}
}

func paths(p *site.Plan) []string {
	var list []string
	for _, page := range p.Pages {
		list = append(list, page.Path)
	}
	return list
}

func has(p *site.Plan, path string) bool {
	for _, page := range p.Pages {
		if page.Path == path {
			return true
		}
	}
	return false
}

// titles are those of the cards on a page.
func titles(cards []site.Part) []string {
	var list []string
	for _, part := range cards {
		list = append(list, part.View().(site.Card).Title.Words)
	}
	return list
}
