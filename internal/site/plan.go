package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/results"
)

// A Page is one file of the site.
type Page struct {
	Path     string // slash-separated, in the output folder
	Lang     string // whose words it speaks; empty: none
	Template string // name of its template; empty: its view is Raw
	Input    Input
	common   digest
}

// An Input is what a page is made of.
type Input interface {
	// Key adds everything that View reads.
	Key(*Key)
	// View makes what the template sees, or Raw.
	View() (any, error)
}

// Raw is a file as it stands.
type Raw []byte

// Key is the digest of everything that the page is made of, but for templates and
// program.
func (p Page) Key() [32]byte {
	k := newKey()
	k.Digest(p.common)
	k.Text(p.Path, p.Lang, p.Template)
	p.Input.Key(k)
	return k.sum()
}

// URL returns the address of a page's file below the hub's: "fr/posts/" for
// "fr/posts/index.html".
func (p Page) URL() string { return strings.TrimSuffix(p.Path, "index.html") }

// Recalled reports whether the page is of a post that has been taken back.
func (p Page) Recalled() bool {
	in, ok := p.Input.(postInput)
	return ok && in.card.state == content.Withdrawn
}

// Origin is the file a page comes from, where it comes from one, else its own.
func (p Page) Origin() problem.Position {
	if in, ok := p.Input.(interface{ origin() problem.Position }); ok {
		return in.origin()
	}
	return problem.Position{File: p.Path}
}

// Options say for when and for whom the plan is made.
type Options struct {
	Now        time.Time
	Preview    bool    // with all that is to come, marked so: drafts, embargoes, what is not approved
	Unapproved bool    // with what nobody approved, as if that were not asked for
	Assets     string  // folder of the assets; empty: named after what is in them
	Change     *Change // that is looked at: every page says so; nil: none
	AsOf       string  // commit, of the hub as it stood at Now; empty: it is as it stands
	Cache      Cache   // of pictures made before; nil: none
}

// A Cache keeps what is costly to make, by the digest of all that it is made of. It is
// used by several goroutines.
type Cache interface {
	Get(key [32]byte) ([]byte, bool)
	Put(key [32]byte, data []byte)
}

// A Plan is the site as it has to be.
type Plan struct {
	Pages  []Page // by path
	Assets string // folder of the assets: assets/3f2a…
	Banner *Base  // what every page says of a hub that is not as it stands: AsOf or Change; nil: nothing
	Report Report
}

// kinds are all kinds of pages.
var kinds = []func(*planner){
	assets,
	home,
	posts,
	post,
	past,
	campaigns,
	topics,
	byKind,
	networks,
	guidelines,
	lessons,
	library,
	polls,
	metricsPages,
	about,
	searching,
	propose,
	me,
	privacy,
	goLinks,
	offline,
	media,
	moved,
	notFound,
	manifests,
	feeds,
	dates,
	networksFile,
	rulesFile,
	status,
	headers,
	worker,
	robots,
	sitemaps, // of all pages above
}

// Plan makes the list of all files of the site. Two that claim one path are a
// problem.
func (h *Hub) Plan(o Options) (*Plan, problem.List) {
	hub, problems := h.approved(o)
	p := &planner{Hub: hub, options: o, report: newReport(hub.Library, o.Now), problems: problems}
	p.report.approvals(h.Library, hub.standings)
	p.freeze()
	p.sortPosts()
	p.shelve()
	p.counting()
	p.plan.Assets, p.plan.Banner = o.Assets, p.banner()
	p.assets()
	p.speak()
	p.drawHub()
	p.gather()
	for _, kind := range kinds {
		kind(p)
	}
	slices.SortStableFunc(p.plan.Pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	p.collisions()
	p.plan.Report = p.report
	p.problems.Sort()
	return &p.plan, p.problems
}

// A planner gathers the pages.
type planner struct {
	*Hub
	options Options
	locales []*locale
	static  []asset
	offered []*content.Post // live, in a preview also those to come; newest first
	over    []*content.Post // expired and withdrawn, newest first
	freezes []config.Freeze // that hold now
	shelves
	results  *results.Results          // nil: the hub counts nothing
	first    map[string]results.Number // visits of posts in their first week, where there were any
	told     []*content.Post           // by feeds and calendars, newest first
	news     map[string]news           // by language
	drawings drawings
	plan     Plan
	report   Report
	problems problem.List
}

func (p *planner) add(path, template string, l *locale, in Input) {
	page := Page{Path: path, Template: template, Input: in}
	if l != nil {
		page.Lang, page.common = l.lang, l.digest
	}
	p.plan.Pages = append(p.plan.Pages, page)
}

// sortPosts says which posts are offered and which are over. Drafts and posts whose
// time has not come are in neither, save for a preview.
func (p *planner) sortPosts() {
	for _, post := range p.Library.Posts {
		switch post.State(p.options.Now) {
		case content.Live:
			p.offered = append(p.offered, post)
		case content.Expired:
			p.over = append(p.over, post)
		case content.Withdrawn:
			if p.options.Preview || !post.NeverOut(p.options.Now) {
				p.over = append(p.over, post)
			}
		case content.Draft, content.Embargoed:
			if p.options.Preview {
				p.offered = append(p.offered, post)
			}
		}
	}
	newestFirst := func(a, b *content.Post) int {
		return cmp.Or(began(b).Compare(began(a)), cmp.Compare(a.ID, b.ID))
	}
	slices.SortStableFunc(p.offered, newestFirst)
	slices.SortStableFunc(p.over, newestFirst)
	p.options.Change.order(p.offered)
}

// began is when a post came up: its own date, or when it could first be shared.
func began(p *content.Post) time.Time {
	if p.Date.IsZero() {
		return p.Publish
	}
	return p.Date
}

// collisions finds pages that claim the same file, also on file systems that fold
// case.
func (p *planner) collisions() {
	taken := map[string]string{}
	for _, page := range p.plan.Pages {
		folded := strings.ToLower(page.Path)
		if other, ok := taken[folded]; ok {
			p.problems = append(p.problems, problem.Errorf(page.Origin(), "collision",
				"%s and %s would be the same file", other, page.Path).WithCure("rename one of the two"))
			continue
		}
		taken[folded] = page.Path
	}
}
