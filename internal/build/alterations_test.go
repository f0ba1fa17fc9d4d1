package build

import (
	"bytes"
	_ "embed"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/portevoix/portevoix"
)

//go:embed testdata/rich.txtar
var richFiles []byte

// rich is a hub that has something of everything that a page can show.
func rich() hub {
	h := hub{
		"site/static/hub.png":     logo(color.Black),
		"site/static/lyon.png":    logo(color.White),
		"content/posts/roof.png":  pixel,
		"content/posts/big.jpg":   noise(1, 700, 500),
		"content/posts/tour.jpg":  noise(2, 700, 500),
		"content/posts/tour.mp4":  "....ftypisom",
		"content/posts/study.pdf": "%PDF-1.7",
	}
	for _, f := range txtar.Parse(richFiles).Files {
		h[f.Name] = string(f.Data)
	}
	return h
}

// noise is a JPEG that is large enough for narrower versions.
func noise(seed uint64, width, height int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	m := image.NewGray(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.Uint32())
	}
	var out bytes.Buffer
	_ = jpeg.Encode(&out, m, nil)
	return out.String()
}

func logo(c color.Color) string {
	m := image.NewRGBA(image.Rect(0, 0, 40, 20))
	m.Set(20, 10, c)
	var out bytes.Buffer
	_ = png.Encode(&out, m)
	return out.String()
}

// An alteration replaces the first old words of a file by new ones. Without old words it writes
// the file; without any it removes all files that the pattern names.
type alteration struct{ file, old, new string }

func (a alteration) of(t *testing.T, h hub) hub {
	t.Helper()
	if a.old == "" && a.new != "" {
		return h.with(hub{a.file: a.new})
	}
	next, found := h.with(nil), false
	for name, text := range h {
		if named, err := path.Match(a.file, name); err != nil || !named || !strings.Contains(text, a.old) {
			continue
		}
		found = true
		if next[name] = strings.Replace(text, a.old, a.new, 1); a.old == "" {
			delete(next, name)
		}
	}
	if !found {
		t.Fatalf("the hub has no %s with %q", a.file, a.old)
	}
	return next
}

const (
	hubFile   = "site/hub.yaml"
	rabatFile = "content/posts/rabat.en.md"
	osloFile  = "content/posts/oslo.en.md"
	goneFile  = "content/posts/over-gone.en.md"
	pactFile  = "content/campaigns/region.en.md"
	lunchFile = "content/polls/lunch.en.md"
	teaFile   = "content/polls/tea.en.md"

	countedFile = "site/data/metrics/2026-11.logs.csv"
	originsFile = "site/data/metrics/2026-11.logs.json"
)

// alterations are each of one thing that several pages, pictures or feeds are made of.
var alterations = map[string]alteration{
	"the hub's title":           {hubFile, "The hub", "Another hub"},
	"the hub's tagline":         {hubFile, "A tagline", "Another tagline"},
	"the hub's address":         {hubFile, "https://example.org/hub/", "https://example.org/"},
	"the hub's zone":            {hubFile, "Europe/Paris", "Asia/Tokyo"},
	"the hub's visibility":      {hubFile, "page_size", "visibility: internal\npage_size"},
	"the order of languages":    {hubFile, "[en, fr]", "[fr, en]"},
	"the networks":              {hubFile, "[linkedin, x, pinterest, email]", "[x, linkedin, email]"},
	"the colour":                {hubFile, "#0b5d5e", "#123456"},
	"the accent":                {hubFile, "#e4572e", "#125612"},
	"the size of pages":         {hubFile, "page_size: 2", "page_size: 1"},
	"the limits":                {hubFile, "file: 100MB", "file: 50MB"},
	"an entity's name":          {hubFile, "Lyon E", "Lyon"},
	"an entity's colour":        {hubFile, "#7a1f3d", "#008800"},
	"an entity's logo":          {hubFile, "lyon.png", "hub.png"},
	"an entity's contact":       {hubFile, "contact: press", "contact: staff"},
	"an entity's disclosure":    {hubFile, "disclosure: lyon", "disclosure: hub"},
	"a contact's address":       {hubFile, "press@example.org", "desk@example.org"},
	"a topic's name":            {hubFile, "cloud: Cloud", "cloud: Clouds"},
	"an audience's name":        {hubFile, "sales: Sales", "sales: Selling"},
	"a path's name":             {hubFile, "deeper: Deeper", "deeper: Further"},
	"no paths":                  {hubFile, "paths: {deeper: Deeper}", ""},
	"a freeze":                  {hubFile, "from: 2026-12-04", "from: 2026-12-01"},
	"the picture of a logo":     {"site/static/hub.png", "", logo(color.White)},
	"an entity's picture":       {"site/static/lyon.png", "", logo(color.Black)},
	"a style sheet":             {"site/static/brand.css", "", "a {}\n"},
	"a word on screen":          {"site/languages/en.yaml", "", "section: {posts: Articles}\n"},
	"a template":                {"templates/partials/look.html", "", `{{define "look"}}<link rel="icon" href="{{.Icon}}">{{end}}`},
	"a font that is none":       {"site/static/fonts/none.ttf", "", "no font"},
	"where links lead through":  {hubFile, "go.example.org", "to.example.org"},
	"who leads on":              {hubFile, "server: pages", "server: nginx"},
	"links go straight":         {hubFile, "links: go", "links: direct"},
	"no go links":               {hubFile, "links: go\ngo: {address: https://go.example.org/, server: pages}\n", ""},
	"where a post leads":        {osloFile, "example.org/oslo", "example.org/bergen"},
	"who may be guessed":        {"site/privacy.yaml", "", "min_group: 9\n"},
	"the teams of colleagues":   {hubFile, "page_size", "teams: {sales: Sales}\npage_size"},
	"a post's title":            {osloFile, "Oslo opens", "Oslo reopens"},
	"a post's former name":      {osloFile, "old-oslo", "older-oslo"},
	"a post's audience":         {osloFile, "[sales]", "[all]"},
	"a post's last day":         {osloFile, "2026-12-10", "2026-12-07"},
	"a post that is over":       {osloFile, "2026-12-10", "2026-11-30"},
	"a post's claim":            {osloFile, "example.org/proof", "example.org/evidence"},
	"a post's entity":           {rabatFile, "entity: lyon\n", ""},
	"a post's owner":            {rabatFile, "owner: staff", "owner: press"},
	"a post's campaign":         {rabatFile, "campaign: region\n", ""},
	"the order of topics":       {rabatFile, "[cloud, people]", "[people, cloud]"},
	"a post's own card":         {"content/posts/read.en.md", "entity: lyon\n", ""},
	"a post's translation":      {"content/posts/rabat.fr.md", "", ""},
	"a post in another tongue":  {"content/posts/mer.fr.md", "", ""},
	"what few posts are about":  {"content/posts/mer.fr.md", "kind: industry", "kind: event"},
	"a post that begins":        {"content/posts/next.en.md", "2026-12-12", "2026-11-30"},
	"what a picture shows":      {rabatFile, "alt: Big", "alt: Bigger"},
	"the focus of a picture":    {rabatFile, "[0.2, 0.3]", "[0.2, 0.31]"},
	"the focus, hardly":         {rabatFile, "[0.2, 0.3]", "[0.2, 0.3001]"},
	"a picture":                 {"content/posts/big.jpg", "", noise(3, 700, 500)},
	"the size of a picture":     {"content/posts/big.jpg", "", noise(3, 650, 500)},
	"a small picture":           {"content/posts/roof.png", "", pixel + "another"},
	"the poster of a video":     {"content/posts/tour.jpg", "", noise(4, 700, 450)},
	"the captions of a video":   {"content/posts/tour.en.vtt", "", "WEBVTT\n\n1"},
	"a video":                   {"content/posts/tour.mp4", "", "....ftypisom2"},
	"a document":                {"content/posts/study.pdf", "", "%PDF-1.8"},
	"what stands instead":       {goneFile, "replacement: oslo", "replacement: quito"},
	"nothing stands instead":    {goneFile, ", replacement: oslo", ""},
	"why it was taken back":     {goneFile, "reason: Wrong", "reason: Worse"},
	"nothing is over":           {"content/posts/over-*", "", ""},
	"a campaign's title":        {pactFile, "A new region", "Two regions"},
	"a campaign's other title":  {"content/campaigns/region.fr.md", "Une région", "Deux régions"},
	"a campaign's beginning":    {pactFile, "2026-11-01", "2026-11-02"},
	"one without posts":         {"content/campaigns/quiet.en.md", "title: Quiet", "title: Still"},
	"a campaign to come":        {pactFile, "2026-11-01", "2026-12-20"},
	"a campaign's hashtag":      {pactFile, "hashtag: Region", "hashtag: Regional"},
	"a coming one's hashtag":    {"content/campaigns/spring.en.md", "hashtag: Spring", "hashtag: May"},
	"a campaign's former name":  {pactFile, "old-region", "older-region"},
	"a campaign's translation":  {"content/campaigns/region.fr.md", "", ""},
	"no campaign":               {"content/campaigns/region.*", "", ""},
	"whom a guideline is for":   {"guidelines/charter.fr.md", "everybody", "all"},
	"a page's translation":      {"content/library/words.fr.md", "", "---\ntitle: Mots\n---\nVoilà.\n"},
	"a guideline's version":     {"guidelines/charter.fr.md", "version: 3", "version: 4"},
	"a guideline's day":         {"guidelines/charter.fr.md", "2026-10-10", "2026-10-12"},
	"the order of guidelines":   {"guidelines/charter.fr.md", "order: 2", "order: 0"},
	"a lesson's minutes":        {"content/onboarding/start.en.md", "minutes: 3", "minutes: 4"},
	"the order of lessons":      {"content/onboarding/second.en.md", "order: 5", "order: -5"},
	"the title of the next":     {"content/onboarding/second.en.md", "title: Second", "title: Go on"},
	"a lesson's path":           {"content/onboarding/deep.en.md", "path: deeper", "path: ''"},
	"what was counted":          {countedFile, "visits,9", "visits,8"},
	"what is left to count":     {originsFile, `"closed":true,"facts":1}` + "\n]", `"closed":false,"facts":1}` + "\n]"},
	"what was dropped":          {originsFile, `"robot":4`, `"robot":5`},
	"who counted":               {originsFile, `"counted","program":"test","read":9,"dropped":{"robot":4},"closed":true,"facts":1}` + "\n]", `"imported","program":"test","read":9,"dropped":{"robot":4},"closed":true,"facts":1}` + "\n]"},
	"the price of a visit":      {hubFile, "visit: 1.20", "visit: 1.30"},
	"nothing is counted":        {hubFile, "  sources: {logs: {kind: logs, files: [access.log]}}\n", ""},
	"a campaign's goal":         {pactFile, "title: A new region", "targets: {visits: 50}\ntitle: A new region"},
	"a poll's form":             {lunchFile, "forms.example.org/lunch", "forms.example.org/noon"},
	"a poll's owner":            {lunchFile, "owner: press", "owner: staff"},
	"a poll's last day":         {lunchFile, "2026-12-15", "2026-12-14"},
	"a poll that is over":       {lunchFile, "2026-12-15", "2026-11-15"},
	"a poll with votes":         {teaFile, "[Tea, Coffee]", "[{text: Tea, votes: 9}, {text: Coffee, votes: 7}]"},
	"a poll without any":        {teaFile, "[Tea, Coffee]", "[{text: Tea, votes: 0}, {text: Coffee, votes: 0}]"},
	"a poll that opens":         {"content/polls/later.en.md", "2026-12-16", "2026-11-16"},
	"a page in French":          {"content/about.fr.md", "", "---\ntitle: À propos\n---\nVoilà.\n"},
	"the last that it replaced": {"content/posts/over-wreck.en.md", "", ""},
	"the last in its language":  {"content/posts/over-gone.*", "", ""},
}

// TestAnyAlterationEqualsCold makes each in a hub that was built, and takes it back. Both
// times the output is, byte for byte, what a build into an empty folder gives.
func TestAnyAlterationEqualsCold(t *testing.T) {
	whole := rich()
	before := inMemory(t, whole)
	for name, a := range alterations {
		t.Run(name, func(t *testing.T) {
			altered := a.of(t, whole)
			disk := before.clone()
			mustRunOn(t, disk, altered)
			same(t, disk.all(), inMemory(t, altered).all(), "altered")
			mustRunOn(t, disk, whole)
			same(t, disk.all(), before.all(), "as it was")
		})
	}
}

// TestAnyMomentEqualsCold builds a hub at every moment that changes it, forth and back.
func TestAnyMomentEqualsCold(t *testing.T) {
	o, whole := options(""), rich()
	o.Now = time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	build := func(m *memory) Report {
		m.MkdirAll(ours, 0o755)
		report, problems, err := run(m, portevoix.Files, whole.fs(), o)
		noErrors(t, problems, err)
		return report
	}
	disk := newMemory()
	var moments []time.Time
	for next := &o.Now; next != nil; {
		o.Now = *next
		moments = append(moments, o.Now)
		next = build(disk).NextChange
	}
	if len(moments) < 9 {
		t.Fatalf("the hub changes at %v only", moments)
	}
	for _, o.Now = range slices.Backward(moments) {
		build(disk)
		fresh := newMemory()
		build(fresh)
		same(t, disk.all(), fresh.all(), o.Now.String())
	}
}
