package golinks

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// cloudflare has two ways. Pages reads a _redirects file of at most 2,000 rules without and
// 100 with a *, of 1,000 characters each (developers.cloudflare.com/pages/configuration/redirects),
// and leaves out what is more; so a table that is larger gets no such file. Bulk Redirects
// take from 10,000 to 1,000,000, by the plan that is paid for, as a list
// (developers.cloudflare.com/rules/url-forwarding/bulk-redirects/reference/csv-file-format).
var cloudflare = Server{
	Name: "cloudflare",
	Rules: func(t *Table) []File {
		files := []File{{"bulk-redirects.csv", bulk(t)}}
		if tooMuch(t) == "" {
			files = append(files, File{"_redirects", redirects(t, "302")})
		}
		return files
	},
	Limit: tooMuch,
}

const (
	mostStatic, mostDynamic = 2000, 100
	longestRule             = 1000
)

func tooMuch(t *Table) string {
	static, longest := 0, 0
	for line := range bytes.Lines(redirects(t, "302")) {
		longest = max(longest, len(line))
	}
	for _, n := range t.going() {
		static += len(n.own())
	}
	if static <= mostStatic && len(t.Names) <= mostDynamic && longest <= longestRule {
		return ""
	}
	return fmt.Sprintf("Cloudflare Pages takes %d redirects of links and %d of posts, of %d characters; "+
		"these are %d and %d, of up to %d", mostStatic, mostDynamic, longestRule, static, len(t.Names), longest)
}

// bulk is the table as a list: source, target, status, and whether the query is handed on,
// subdomains count, everything below the source does, and the rest of the path is kept.
func bulk(t *Table) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_, place, _ := strings.Cut(t.At.Address, "://")
	add := func(source, target, below string) {
		_ = w.Write([]string{place + source, target, "302", "FALSE", "FALSE", below, "FALSE"}) // to memory
	}
	for _, n := range t.Names {
		target := n.Target
		if n.Stopped {
			target = t.At.Address + "stopped/" + n.Name + "/"
		} else {
			for _, l := range n.own() {
				add(n.Name+"/"+l.Code, l.Target, "FALSE")
			}
		}
		add(n.Name+"/", target, "TRUE")
	}
	w.Flush()
	return b.Bytes()
}
