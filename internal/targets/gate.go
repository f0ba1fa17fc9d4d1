package targets

import (
	"context"
	"sync"
	"time"
)

// gates let one question at a time through to a host, with a pause after each.
type gates struct {
	pause time.Duration
	mu    sync.Mutex
	hosts map[string]chan time.Time // holds when the host was last asked, while nobody asks
}

func newGates(pause time.Duration) *gates {
	return &gates{pause: pause, hosts: map[string]chan time.Time{}}
}

func (g *gates) of(host string) chan time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	gate, ok := g.hosts[host]
	if !ok {
		gate = make(chan time.Time, 1)
		gate <- time.Time{}
		g.hosts[host] = gate
	}
	return gate
}

// enter waits until a host may be asked; leave has to be called after the answer.
func (g *gates) enter(ctx context.Context, host string) (leave func(), err error) {
	gate := g.of(host)
	select {
	case last := <-gate:
		if err := sleep(ctx, g.pause-time.Since(last)); err != nil {
			gate <- last
			return nil, err
		}
		return func() { gate <- time.Now() }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
