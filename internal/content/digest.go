package content

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// ShareDigest tells whether a translation is stale: 12 hex characters of the SHA-256
// over what a translator works from, as canonical JSON.
func (e *Edition) ShareDigest() string {
	alts := make([]string, len(e.Media))
	for i, m := range e.Media {
		alts[i] = m.Alt
	}
	type text struct{ Name, Body string }
	share := map[string][]text{}
	for network, texts := range e.Share {
		for _, t := range texts {
			share[network] = append(share[network], text{t.Name, t.Body})
		}
	}
	// Strings alone always marshal.
	data, _ := json.Marshal(struct {
		Title, Link, Summary string
		Share                map[string][]text
		Alts                 []string
		Hashtags, Starters   []string
		Body                 string
	}{e.Title, e.Link, e.Summary, share, alts, list(e.Hashtags), list(e.Starters), normalise(string(e.Body))})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

// list makes no list the same as an empty one.
func list(words []string) []string { return append([]string{}, words...) }
