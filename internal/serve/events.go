package serve

import (
	"fmt"
	"net/http"
	"time"
)

const heartbeat = 20 * time.Second

// events tells which state of the hub is shown: at once, and at each change.
func (h *hub) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	stream := http.NewResponseController(w)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		s := h.current.Load()
		if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", s.token); err != nil || stream.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-s.over:
		case <-beat.C: // a browser that is gone without a word fails the next write
		}
	}
}
