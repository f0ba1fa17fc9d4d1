package golinks

import (
	"bytes"
	"fmt"
	"regexp"
)

// netlify reads a _redirects file (docs.netlify.com/manage/routing/redirects/overview). It
// hands the query of a link on to the target's own host, which nobody can prevent.
var netlify = Server{Name: "netlify", Rules: func(t *Table) []File {
	return []File{{"_redirects", redirects(t, "302!")}}
}}

// pages is any host of files: a page for every link leads on.
var pages = Server{Name: "pages"}

// redirects are the rules of a _redirects file: those of single links first, as the first
// that fits is taken.
func redirects(t *Table, status string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Go links: publish this folder at %s.\n", t.At.Address)
	for _, n := range t.going() {
		for _, l := range n.own() {
			fmt.Fprintf(&b, "%s%s/%s %s %s\n", t.At.Path, n.Name, l.Code, unnamed(l.Target), status)
		}
	}
	for _, n := range t.Names {
		target := unnamed(n.Target)
		if n.Stopped {
			target = t.At.Path + "stopped/" + n.Name + "/"
		}
		fmt.Fprintf(&b, "%s%s/* %s %s\n", t.At.Path, n.Name, target, status)
	}
	return b.Bytes()
}

var named = regexp.MustCompile(`:([A-Za-z])`)

// unnamed is a target without what such a file takes for the name of a part, as :splat is.
func unnamed(target string) string { return named.ReplaceAllString(target, "%3A$1") }

// going are the names that lead on.
func (t *Table) going() []Name {
	var list []Name
	for _, n := range t.Names {
		if !n.Stopped {
			list = append(list, n)
		}
	}
	return list
}
