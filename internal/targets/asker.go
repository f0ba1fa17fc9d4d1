package targets

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"
)

// UserAgent is the name under which targets are asked.
const UserAgent = "Portevoix-links/1 (+https://github.com/portevoix/portevoix)"

// Pause is how long a host is left alone between two questions.
const Pause = time.Second

const atOnce = 8 // hosts

// An Asker asks what stands at addresses.
type Asker struct {
	Web   http.RoundTripper // see Public
	Now   func() time.Time
	Pause time.Duration         // between two questions to a host
	Step  func(done, total int) // is told of each answer; nil: nobody is
}

// Ask returns what is known of links, by their Address: what is fresh stays, all else is
// asked. What else was known is not among it; see Known.With. Where the context ends
// first its error is returned, and nothing.
func (a *Asker) Ask(ctx context.Context, known Known, links []string) (Known, error) {
	r := &round{Asker: a, gates: newGates(a.Pause), found: Known{}}
	hosts := map[string][]string{}
	for _, address := range addresses(links) {
		if t, ok := known[address]; ok && t.fresh(a.Now()) {
			r.found[address] = t
		} else if u, err := url.Parse(address); err == nil {
			hosts[u.Host] = append(hosts[u.Host], address)
			r.total++
		}
	}
	r.ask(ctx, hosts)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.found, nil
}

// addresses are those of links that are asked, each once.
func addresses(links []string) []string {
	var list []string
	for _, link := range links {
		if address := Address(link); address != "" {
			list = append(list, address)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// A round is one asking of many addresses.
type round struct {
	*Asker
	gates *gates
	mu    sync.Mutex
	found Known
	done  int
	total int
}

// ask gives the hosts to as many workers as may ask at once.
func (r *round) ask(ctx context.Context, hosts map[string][]string) {
	queue := make(chan []string)
	var workers sync.WaitGroup
	for range min(atOnce, len(hosts)) {
		workers.Go(func() {
			for addresses := range queue {
				for _, address := range addresses {
					r.note(address, r.one(ctx, address))
				}
			}
		})
	}
	for _, addresses := range hosts {
		queue <- addresses
	}
	close(queue)
	workers.Wait()
}

func (r *round) note(address string, t Target) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.found[address] = t
	r.done++
	if r.Step != nil {
		r.Step(r.done, r.total)
	}
}

// one asks for an address, and for the picture of its page.
func (r *round) one(ctx context.Context, address string) Target {
	t := Target{Checked: r.Now().UTC().Truncate(time.Second)}
	a, err := r.follow(ctx, address, "")
	if err != nil {
		t.Error = reason(err)
		return t
	}
	t.Status = a.status
	if final := a.url.String(); final != address {
		t.Final = final
	}
	if a.status != http.StatusOK {
		return t
	}
	page := readHead(a.body, a.header.Get("Content-Type"))
	t.Title, t.Description = short(page.title()), short(page.description)
	t.Image = r.picture(ctx, a.url, page)
	return t
}
