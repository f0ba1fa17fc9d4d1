// Package searchtest reads an index as the manual of package search says, for tests.
package searchtest

import (
	"encoding/json"
	"iter"
	"strings"
	"testing"
)

// A Term is a word or a list, with its posts.
type Term struct {
	Term  string
	Posts []Post
}

// A Post is the number of one, and the field in which it has the term.
type Post struct{ Number, Field int }

// Shard reads a shard of any dictionary.
func Shard(t testing.TB, data []byte) []Term {
	t.Helper()
	var file struct{ Terms, Posts string }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	var list []Term
	codes := strings.Split(file.Posts, " ")
	for rest, term := file.Terms, ""; rest != ""; {
		end := strings.IndexFunc(rest[1:], func(r rune) bool { return 'A' <= r && r <= 'Z' }) + 1
		if end == 0 {
			end = len(rest)
		}
		term = string([]rune(term)[:rest[0]-'A']) + rest[1:end]
		rest = rest[end:]
		list = append(list, Term{Term: term})
		if file.Posts != "" {
			list[len(list)-1].Posts = posts(codes[len(list)-1])
		}
	}
	return list
}

func posts(code string) []Post {
	var list []Post
	number := -1
	for n := range Numbers(code) {
		number += 1 + n/3
		list = append(list, Post{number, n % 3})
	}
	return list
}

// Numbers reads numbers in base 32.
func Numbers(code string) iter.Seq[int] {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	return func(yield func(int) bool) {
		n, unit := 0, 1
		for i := range len(code) {
			digit := strings.IndexByte(digits, code[i])
			n, unit = n+digit%32*unit, unit*32
			if digit >= 32 {
				continue
			}
			if !yield(n) {
				return
			}
			n, unit = 0, 1
		}
	}
}
