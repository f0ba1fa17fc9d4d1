package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

// goHub is a hub with go links, for a server.
func goHub(server string) string {
	return strings.Replace(settings, "page_size", "links: go\ngo: {address: https://go.example.org/, server: "+server+"}\npage_size", 1)
}

// goFiles are the paths of the plan in the folder of go links.
func goFiles(p *site.Plan) []string {
	var list []string
	for _, page := range p.Pages {
		if rest, ok := strings.CutPrefix(page.Path, config.GoFolder); ok {
			list = append(list, rest)
		}
	}
	return list
}

// goName is that of a post in go links.
func goName(t *testing.T, hub, id string) string {
	t.Helper()
	post, ok := readable(t, hub).Library.Post(id)
	if !ok {
		t.Fatalf("there is no post %s", id)
	}
	return share.GoNames(post)[0]
}

// A server is told of posts that are offered or over, and that others were taken back; of
// what nobody may know yet it learns nothing.
func TestGoLinksForAServer(t *testing.T) {
	hub := goHub("nginx") + hushed + post("live.en.md", "") + post("frozen.en.md", "topics: [law]\n") +
		post("gone.en.md", "withdrawn: {on: 2026-11-01, reason: A secret, replacement: live}\n") +
		post("early.en.md", "publish: 2026-11-10\nwithdrawn: {on: 2026-11-01}\n")
	hub = strings.Replace(hub, "page_size", "freezes: [{id: f, topics: [law], reason: No}]\npage_size", 1)
	p := plan(t, hub, site.Options{})
	gone := goName(t, hub, "gone")
	if got, want := goFiles(p), []string{"nginx-maps.conf", "nginx-server.conf", "stopped/" + gone + "/index.html", "stopped/look.css"}; !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
	rules := string(view[site.Raw](t, p, "go/nginx-maps.conf"))
	for id, want := range map[string]bool{"live": true, "over": true, "frozen": true, "gone": true, "draft": false, "later": false, "early": false} {
		if got := strings.Contains(rules, goName(t, hub, id)); got != want {
			t.Errorf("that the server knows %s is %t", id, got)
		}
	}
	v := view[site.GoPage](t, p, "go/stopped/"+gone+"/index.html")
	if !v.Over || v.MovesTo != "" || v.To == nil || v.To.Href != "https://example.org/x" || v.To.Title.Words != "live.en.md" {
		t.Errorf("of what was taken back it shows %+v, leading to %+v", v, v.To)
	}
	if v.Base.Title != "Over" || v.Style != "/stopped/look.css" {
		t.Errorf("it is %+v", v)
	}
	if strings.Contains(rules, "secret") {
		t.Error("why it was taken back is nobody's business")
	}
}

// Where nothing but files answers, every link has a page that leads on, in its language.
func TestGoLinksForAHostOfFiles(t *testing.T) {
	hub := goHub("pages") + post("live.ar.md", "aliases: [was]\n") +
		post("gone.en.md", "status: withdrawn\n") + "-- content/posts/wreck.en.md --\n---\nstatus: withdrawn\n---\n"
	p, problems := readable(t, hub).Plan(site.Options{Now: now})
	for _, found := range problems {
		if found.Rule == "collision" {
			t.Error(found)
		}
	}
	live, gone := goName(t, hub, "live"), goName(t, hub, "gone")
	leading, stopped := 0, 0
	for _, path := range goFiles(p) {
		if path == "stopped/look.css" {
			continue
		}
		switch v := view[site.GoPage](t, p, config.GoFolder+path); {
		case v.Over && v.To == nil:
			stopped++
		case v.Lang == "ar" && v.MovesTo == v.To.Href && strings.HasPrefix(v.MovesTo, "https://example.org/x"):
			leading++
		default:
			t.Errorf("%s is %+v", path, v)
		}
	}
	if leading != 2*(1+4) || stopped != 1+4+1 {
		t.Errorf("%d pages lead on and %d do not: want one for each of 4 networks and one for the post, twice, and of two that are gone", leading, stopped)
	}
	for _, name := range []string{live, gone} {
		page(t, p, "go/"+name+"/index.html")
	}
}

// readable reads a hub that may have mistakes.
func readable(t *testing.T, archive string) *site.Hub {
	t.Helper()
	hub, _ := site.Read(site.Source{Program: program, Hub: files(archive)})
	return hub
}

// Without an address there is no such folder; with one it stays when links are direct again.
func TestGoLinksStay(t *testing.T) {
	if list := goFiles(plan(t, settings+post("live.en.md", ""), site.Options{})); list != nil {
		t.Errorf("a hub without go links has %q", list)
	}
	hub := strings.Replace(goHub("caddy"), "links: go\n", "links: direct\n", 1) + post("live.en.md", "")
	if list := goFiles(plan(t, hub, site.Options{})); !slices.Contains(list, "go.caddy") {
		t.Errorf("the folder holds %q", list)
	}
}

// More than a host takes is said where the host is chosen.
func TestGoLinksThatAreTooMany(t *testing.T) {
	var hub strings.Builder
	hub.WriteString(goHub("cloudflare"))
	for i := range 101 {
		hub.WriteString(post(fmt.Sprintf("p%d.en.md", i), ""))
	}
	p, problems := read(t, hub.String()).Plan(site.Options{Now: now})
	if list := goFiles(p); slices.Contains(list, "_redirects") || !slices.Contains(list, "bulk-redirects.csv") {
		t.Errorf("the folder holds %q", list)
	}
	i := slices.IndexFunc(problems, func(p problem.Problem) bool { return p.Rule == "settings" })
	if i < 0 || !strings.HasPrefix(problems[i].String(), "site/hub.yaml:8:") || !strings.Contains(problems[i].Message, "404 and 101") {
		t.Errorf("found %v", problems)
	}
}
