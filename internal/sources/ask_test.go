package sources

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// Over a real connection that breaks within an answer, the question is asked again.
func TestAskOverANetwork(t *testing.T) {
	n := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n++; n == 1 {
			w.Header().Set("Content-Length", "99")
			_, _ = w.Write([]byte(`{"stats": [`))
			return
		}
		write(w, goatAnswer{Stats: []goatStat{}})
	}))
	defer server.Close()
	asked, _ := goatcounterRemote.asked(t, nil)
	asked.Source.Address, asked.Client = server.URL, server.Client()
	batch, err := collectGoatCounter(t.Context(), asked)
	if err != nil || len(batch.Days) != 3 || n != 4 {
		t.Errorf("%d questions: %s, %v", n, told(batch), err)
	}
}
