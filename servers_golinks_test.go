package portevoix_test

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/sources"
)

// goServers are the real ones, each with what its owner writes around the files of the build.
var goServers = map[string]struct{ conf, file string }{
	"nginx": {`daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {}
http {
	client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
	access_log FOLDER/access.log combined;
	include FOLDER/public/go/nginx-maps.conf;
	server {
		listen ADDRESS;
		root FOLDER/public/go;
		include FOLDER/public/go/nginx-server.conf;
	}
}
`, "nginx.conf"},
	"caddy": {`{
	admin off
	auto_https off
}
http://ADDRESS, http://go.portevoix.github.io:PORT {
	bind 127.0.0.1
	root * FOLDER/public/go
	import FOLDER/public/go/go.caddy
}
`, "Caddyfile"},
}

// hostileTargets are links that try to leave the line that they stand on in a server's file.
var hostileTargets = []string{
	`https://portevoix.github.io/a"b'c;d}e{f$g${h}(i) j`, "https://portevoix.github.io/:splat/{path}/{$HOME}/{env.HOME}/$uri?x=$request_uri&y=\\n#z",
	"https://пример.example/путь?о=й", "https://elsewhere.example/#a b", "https://elsewhere.example/?a=%0d%0aX:%201&b=`c`|<d>^[e]",
}

// hubWithGoLinks is the example hub with go links, and with hostile ones.
func hubWithGoLinks(t *testing.T, server string) fs.FS {
	t.Helper()
	files := exampleHub(t)
	settings, err := fs.ReadFile(files, config.File)
	if err != nil {
		t.Fatal(err)
	}
	through := "links: go\ngo: {address: https://go.portevoix.github.io/, server: " + server + "}\n"
	own := fstest.MapFS{config.File: {Data: []byte(strings.Replace(string(settings), "links: direct\n", through, 1))}}
	for i, link := range hostileTargets {
		own[fmt.Sprintf("content/posts/hostile-%d.en.md", i)] = &fstest.MapFile{
			Data: fmt.Appendf(nil, "---\ntitle: Hostile\nlink: %q\nkind: company\nshare: {any: [Words]}\n---\nNo.\n", link),
		}
	}
	return overlay.FS{files, own}
}

// A goHost is a real server of the go links of the example hub.
type goHost struct {
	folder, address string
	stop            func()
	settings        *config.Settings
	library         *content.Library
}

func serveGoLinks(t *testing.T, server string) goHost {
	t.Helper()
	program := findServer(t, server)
	files := hubWithGoLinks(t, server)
	built, _ := buildHub(t, files)
	host := goHost{folder: t.TempDir(), address: freeAddress(t)}
	_, port, _ := strings.Cut(host.address, ":")
	around := goServers[server]
	conf := strings.NewReplacer("FOLDER", host.folder, "ADDRESS", host.address, "PORT", port).Replace(around.conf)
	written := map[string][]byte{around.file: []byte(conf)}
	for name, data := range built {
		if strings.HasPrefix(name, config.GoFolder) {
			written[filepath.Join("public", filepath.FromSlash(name))] = data
		}
	}
	for name, data := range written {
		file := filepath.Join(host.folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	conf = filepath.Join(host.folder, around.file)
	command := exec.Command(program, "-p", host.folder, "-c", conf)
	if server == "caddy" {
		command = exec.Command(program, "run", "--config", conf, "--adapter", "caddyfile")
		command.Env = append(os.Environ(), "HOME="+host.folder, "XDG_DATA_HOME="+host.folder, "XDG_CONFIG_HOME="+host.folder)
	}
	host.stop = startServer(t, host.address, command)
	host.settings, host.library = readGoHub(t, files)
	return host
}

func readGoHub(t *testing.T, files fs.FS) (*config.Settings, *content.Library) {
	t.Helper()
	s, problems := config.Read(files)
	if problems.HasErrors() || s.Links != "go" {
		t.Fatal(problems)
	}
	l, _ := content.Read(files, content.Options{Languages: s.Languages, Zone: s.Zone, Networks: network.Names(network.All)})
	return s, l
}

// get asks for an address and is not led on. It returns where it would be, and the page.
func (h goHost) get(t *testing.T, link string, status int) (location, page string) {
	t.Helper()
	u := urlOf(t, link)
	host := u.Host
	u.Scheme, u.Host = "http", h.address
	request, err := http.NewRequestWithContext(t.Context(), "GET", u.String(), nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = host
	request.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != status {
		t.Fatalf("%s is answered with %s, %v; want %d", link, response.Status, err, status)
	}
	return response.Header.Get("Location"), string(body)
}

// leads fails where a link does not lead to its target: the very bytes of an address, what
// a browser makes of anything else.
func (h goHost) leads(t *testing.T, link, target string) {
	t.Helper()
	location, _ := h.get(t, link, 302)
	if plainAddress.MatchString(target) {
		if location != target {
			t.Errorf("%s leads to\n%s, want\n%s", link, location, target)
		}
		return
	}
	if got, want := readable(t, location), readable(t, target); got != want || !plainAddress.MatchString(location) {
		t.Errorf("%s leads to\n%s, read as\n%s, want\n%s", link, location, got, want)
	}
}

// plainAddress is what may stand in an address (RFC 3986).
var plainAddress = regexp.MustCompile(`^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*$`)

func readable(t *testing.T, link string) string {
	t.Helper()
	text, err := url.PathUnescape(strings.Replace(link, "xn--e1afmkfd.example", "пример.example", 1))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// At a real nginx and a real Caddy, every go link of the example hub leads where its share
// says, whatever the target holds and the visitor adds; a link whose text is no more leads
// to its post's; one of a post that was taken back leads nowhere, and says so.
func TestServersGoLinks(t *testing.T) {
	for server := range goServers {
		t.Run(server, func(t *testing.T) {
			h := serveGoLinks(t, server)
			visits := h.followAll(t)
			if len(visits) < 1000 {
				t.Errorf("%d links were followed, want all of the hub", len(visits))
			}
			h.odd(t)
			if h.stop(); server == "nginx" {
				h.counted(t, visits)
			}
		})
	}
}

// followAll follows every link of what is live or over, once.
func (h goHost) followAll(t *testing.T) map[share.Attribution]int64 {
	t.Helper()
	visits := map[share.Attribution]int64{}
	for _, p := range h.library.Posts {
		if state := p.State(today); state != content.Live && state != content.Expired {
			continue
		}
		for _, e := range p.Editions {
			for _, handed := range share.Of(h.settings, h.library, p, e.Lang) {
				h.leads(t, handed.Link, handed.Target)
				visits[share.Attribution{
					Post: p.ID, Lang: e.Lang, Text: handed.Name, Network: handed.Network, Campaign: p.Campaign,
				}]++
			}
		}
	}
	return visits
}

// odd tries what is no link of a share.
func (h goHost) odd(t *testing.T) {
	t.Helper()
	at := func(id string) string {
		p, _ := h.library.Post(id)
		return h.settings.Go.Address + share.GoNames(p)[0]
	}
	p := h.library.Posts[slices.IndexFunc(h.library.Posts, func(p *content.Post) bool {
		return strings.HasPrefix(p.Original().Link, h.settings.BaseURL) && p.State(today) == content.Live
	})] // whose links are tagged
	link := p.Original().Link
	for _, rest := range []string{"", "/", "/zzzzzz", "/zzzzzz?utm_term=$request_uri", "/a/b/../c"} {
		h.leads(t, at(p.ID)+rest, link)
	}
	handed := share.Of(h.settings, h.library, p, p.Original().Lang)[0]
	h.leads(t, handed.Link+"?utm_term=writing&url=https://evil.example/", handed.Target)
	_, page := h.get(t, at("rgesn-first-edition")+"/zzzzzz", 410)
	if !strings.Contains(page, "Ce à quoi il menait a été retiré.") || strings.Contains(page, "http-equiv=\"refresh\"") {
		t.Errorf("of what was taken back it says\n%s", page)
	}
	if _, look := h.get(t, h.settings.Go.Address+"stopped/look.css", 200); !strings.Contains(look, "--brand") {
		t.Error("its page has no look")
	}
	for _, rest := range []string{"", "aaaaaaaa/aaaaaa", "robots.txt", strings.Repeat("a", 300)} {
		h.get(t, h.settings.Go.Address+rest, 404)
	}
}

// counted fails where the log of the server does not say the visits that were made, and
// one of a known post.
func (h goHost) counted(t *testing.T, want map[share.Attribution]int64) {
	t.Helper()
	asked := sources.Asked{
		Settings: h.settings, Library: h.library, Reader: share.NewReader(h.settings, h.library), Now: askingSources(t).Now,
		Program: "portevoix test", Env: func(string) string { return "" }, Files: exampleHub(t),
	}
	h.settings.Zone = askingSources(t).Settings.Zone
	source := config.Source{
		Name: "links", Kind: "logs", Files: []string{filepath.Join(h.folder, "access.log")}, Host: urlOf(t, h.settings.Go.Address).Host,
	}
	result := sources.Collect(t.Context(), asked, []config.Source{source}, &metrics.Facts{})[0]
	if result.Err != nil {
		t.Fatal(result.Err)
	}
	visits := map[share.Attribution]int64{}
	for _, f := range result.Batch.Facts {
		if f.Measure == metrics.Visits && f.Text != "" && f.Team == "" {
			of := share.Attribution{Post: f.Post, Lang: f.Lang, Text: f.Text, Network: f.Network, Campaign: f.Campaign}
			visits[of] += f.Value
		}
	}
	if diff := cmp.Diff(want, visits); diff != "" {
		t.Errorf("visits that were made, and counted: %s", diff)
	}
}
