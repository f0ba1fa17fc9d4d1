package portevoix_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/sources"
)

// Every share link of the built hub is opened by people and fetched by programs, at a real
// nginx that serves the pages behind them. What its logs say, in nginx's own format and in
// one of the owner's, is what people did, for every post, language, text, network, team and
// code, and nothing else; and so does the page of results.
func TestServersNginx(t *testing.T) {
	nginx := findServer(t, "nginx")
	built, problems := buildHub(t, exampleHub(t))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	links := built.shareLinks(t)
	if len(links) < 200 {
		t.Fatalf("the built hub has %d links, want more than 200", len(links))
	}
	asked := askingSources(t)
	site := serveByNginx(t, nginx, built, asked.Settings)
	want, people := site.crawl(t, links)
	site.stop()
	const own = `{"time": "$time_iso8601", "from": "$remote_addr", "status": $status, "method": "$request_method", ` +
		`"uri": "$request_uri", "host": "$host", "agent": "$http_user_agent"}`
	host := urlOf(t, asked.Settings.BaseURL).Hostname()
	for _, source := range []config.Source{
		{Name: "combined", Kind: "logs", Files: []string{filepath.Join(site.folder, "combined.log*")}, Host: host},
		{Name: "own", Kind: "logs", Files: []string{filepath.Join(site.folder, "own.log")}, Format: own},
	} {
		t.Run(source.Name, func(t *testing.T) {
			visits, readers := keptVisits(t, asked, source)
			if diff := cmp.Diff(want, visits); diff != "" {
				t.Errorf("visits that were made, and counted: %s", diff)
			}
			if readers != int64(people) {
				t.Errorf("the hub has %d readers, want %d", readers, people)
			}
			checkPage(t, asked, collected(t, asked, source), want)
		})
	}
}

// askingSources has the example hub with a team, in a zone where the day is far from its
// ends.
func askingSources(t *testing.T) sources.Asked {
	t.Helper()
	files := exampleHub(t)
	s, problems := config.Read(files)
	l, more := content.Read(files, content.Options{
		Languages: s.Languages, Zone: s.Zone, Networks: network.Names(network.All),
	})
	if problems = append(problems, more...); problems.HasErrors() {
		t.Fatal(problems)
	}
	now := time.Now()
	s.Zone = time.FixedZone("noon", (12-now.UTC().Hour())*3600)
	s.Teams = []config.Term{{ID: "sales"}}
	return sources.Asked{
		Settings: s, Library: l, Reader: share.NewReader(s, l), Files: files, Now: now, Program: "portevoix test",
		Env: func(string) string { return "" },
	}
}

// collected is what a source says that was never asked before.
func collected(t *testing.T, asked sources.Asked, source config.Source) metrics.Batch {
	t.Helper()
	result := sources.Collect(t.Context(), asked, []config.Source{source}, &metrics.Facts{})[0]
	if result.Err != nil {
		t.Fatal(result.Err)
	}
	t.Logf("%+v", result.Batch.Days)
	return result.Batch
}

// keptVisits are the visits that a source tells of, and the readers of the hub, as they are
// read from the files that they are kept in.
func keptVisits(t *testing.T, asked sources.Asked, source config.Source) (visits map[share.Attribution]int64, readers int64) {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := metrics.Replace(root, collected(t, asked, source)); err != nil {
		t.Fatal(err)
	}
	facts, problems := metrics.Read(root.FS())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	visits = map[share.Attribution]int64{}
	for _, f := range facts.List {
		switch f.Measure {
		case metrics.Visits:
			visits[share.Attribution{
				Post: f.Post, Lang: f.Lang, Text: f.Text, Network: f.Network, Campaign: f.Campaign, Team: f.Team, Code: f.Code,
			}] += f.Value
		case metrics.HubReaders:
			readers += f.Value
		}
	}
	return visits, readers
}

// taggedLink is a link of the hub's in what a composer is handed.
var taggedLink = regexp.MustCompile(`https?://[^\s?]+\?[^\s#]*utm_content=[a-z0-9._-]+`)

// shareLinks are all tagged links of the pages, sorted.
func (w website) shareLinks(t *testing.T) []string {
	t.Helper()
	found := map[string]bool{}
	for _, page := range w.pages(t) {
		for n := range page.Descendants() {
			href, err := url.PathUnescape(attribute(n, "href"))
			if err != nil {
				continue
			}
			if at := strings.LastIndex(href, "http"); at >= 0 && taggedLink.MatchString(href[at:]) {
				found[taggedLink.FindString(href[at:])] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// An nginxSite is an nginx that serves a built hub.
type nginxSite struct {
	folder, address string
	stop            func()
}

const nginxConf = `daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {}
http {
	client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
	log_format own escape=json '{"time":"$time_iso8601","from":"$remote_addr","host":"$host","method":"$request_method",'
		'"uri":"$request_uri","status":$status,"bytes":$body_bytes_sent,"took":$request_time,"agent":"$http_user_agent"}';
	access_log FOLDER/combined.log combined;
	access_log FOLDER/own.log own;
	server {
		listen ADDRESS;
		location BASE { alias FOLDER/public/; }
	}
}
`

func serveByNginx(t *testing.T, nginx string, built website, s *config.Settings) nginxSite {
	t.Helper()
	site := nginxSite{folder: t.TempDir(), address: freeAddress(t)}
	conf := strings.NewReplacer("FOLDER", site.folder, "ADDRESS", site.address, "BASE", s.BasePath).Replace(nginxConf)
	files := map[string][]byte{"nginx.conf": []byte(conf)}
	for name, data := range built {
		files[filepath.Join("public", filepath.FromSlash(name))] = data
	}
	for name, data := range files {
		file := filepath.Join(site.folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	site.stop = startServer(t, site.address, exec.Command(nginx, "-p", site.folder, "-c", filepath.Join(site.folder, "nginx.conf")))
	return site
}

// crawl opens links as people do and fetches them as programs do. It returns the visits
// that people made, and how many people there were: pairs of address and agent.
func (s nginxSite) crawl(t *testing.T, links []string) (visits map[share.Attribution]int64, people int) {
	t.Helper()
	visits = map[share.Attribution]int64{}
	came := map[string]bool{}
	browsers, fetchers := linesOf(t, "internal/agents/testdata/people.txt"), linesOf(t, "internal/agents/testdata/fetchers.txt")
	visitors := []visitor{{"127.0.1.1", ""}, {"127.0.1.2", "&utm_term=sales"}, {"127.0.1.3", "&utm_term=sales-k2p4a"}}
	for i, link := range links {
		of := sharedAs(t, link)
		for j, v := range visitors[:1+i%len(visitors)] {
			agent := browsers[(i+j)%len(browsers)]
			s.ask(t, v.address, agent, "GET", link+v.term, 200)
			if i%5 == 0 { // reloaded
				s.ask(t, v.address, agent, "GET", link+v.term, 200)
			}
			of.Team, of.Code = who(v.term)
			visits[of]++
			came[v.address+agent] = true
		}
		for j := range 3 {
			s.ask(t, "127.0.1.1", fetchers[(3*i+j)%len(fetchers)], "GET", link, 200)
		}
		s.ask(t, "127.0.1.1", browsers[i%len(browsers)], "HEAD", link, 200)
	}
	s.ask(t, "127.0.1.9", browsers[0], "GET", strings.Replace(links[0], "?", "nothing?", 1), 404)
	s.ask(t, "127.0.1.9", browsers[0], "GET", "https://elsewhere.test/favicon.ico", 404)
	return visits, len(came)
}

// A visitor is somebody at an address who was sent by somebody with a term in their links.
type visitor struct{ address, term string }

func who(term string) (team, code string) {
	team, code, _ = strings.Cut(strings.TrimPrefix(term, "&utm_term="), "-")
	return team, code
}

// sharedAs is what a link of the example hub's was made of, by its default patterns.
func sharedAs(t *testing.T, link string) share.Attribution {
	t.Helper()
	q := urlOf(t, link).Query()
	parts := strings.Split(q.Get("utm_content"), ".")
	if len(parts) != 3 {
		t.Fatalf("%s has another content", link)
	}
	return share.Attribution{
		Post: parts[0], Lang: parts[1], Text: parts[2], Network: q.Get("utm_source"),
		Campaign: strings.TrimPrefix(q.Get("utm_campaign"), "advocacy"), // which is none
	}
}

func urlOf(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// ask makes a request of the site from an address of this machine.
func (s nginxSite) ask(t *testing.T, from, agent, method, link string, status int) {
	t.Helper()
	u := urlOf(t, link)
	host := u.Host
	u.Scheme, u.Host = "http", s.address
	request, err := http.NewRequestWithContext(t.Context(), method, u.String(), nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = host
	request.Header.Set("User-Agent", strings.TrimPrefix(agent, "-"))
	dial := func(ctx context.Context, kind, address string) (net.Conn, error) {
		dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}
		return dialer.DialContext(ctx, kind, address)
	}
	transport := &http.Transport{DialContext: dial, DisableKeepAlives: true}
	response, err := transport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != status {
		t.Fatalf("%s %s is answered with %s, %v", method, u, response.Status, err)
	}
}

func linesOf(t *testing.T, name string) []string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var lines []string
	for s := bufio.NewScanner(file); s.Scan(); {
		lines = append(lines, s.Text())
	}
	if len(lines) == 0 {
		t.Fatal(fmt.Errorf("%s is empty", name))
	}
	return lines
}
