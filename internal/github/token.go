package github

import (
	"bytes"
	"fmt"
	"net/http"
)

// A Token is a secret: however it is printed, only "hidden" is seen.
type Token string

const hidden = "hidden"

// Format prints no token, whatever the verb.
func (Token) Format(f fmt.State, _ rune) { _, _ = fmt.Fprint(f, hidden) }

// MarshalText keeps the token out of JSON and logs.
func (Token) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// authorize returns what signs a request. The token stays in its closure: fmt would
// print it as a field, since it can't call the methods of unexported ones.
func (t Token) authorize() func(*http.Request) {
	return func(r *http.Request) {
		if t != "" {
			r.Header.Set("Authorization", "Bearer "+string(t))
		}
	}
}

// conceal returns what takes the token out of an answer, should something on the way
// repeat it.
func (t Token) conceal() func([]byte) []byte {
	return func(body []byte) []byte {
		if t == "" {
			return body
		}
		return bytes.ReplaceAll(body, []byte(t), []byte(hidden))
	}
}
