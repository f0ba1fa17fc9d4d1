package golinks

import (
	"bytes"
	"fmt"
)

// caddy keeps the links of each post in a map of its own, as its maps are searched line by
// line.
var caddy = Server{Name: "caddy", Rules: func(t *Table) []File { return []File{{"go.caddy", caddyRules(t)}} }}

func caddyRules(t *Table) []byte {
	var b bytes.Buffer
	base := t.At.Path
	fmt.Fprintf(&b, "# Go links: import it in the site that answers at %s, whose root has to be such that\n", t.At.Address)
	fmt.Fprintf(&b, "# %sstopped/ is the folder of that name beside this file.\n", base)
	fmt.Fprintf(&b, "handle %s* {\n", base)
	for _, n := range t.Names {
		fmt.Fprintf(&b, "\t@%[1]s path %[2]s%[1]s %[2]s%[1]s/*\n\thandle @%[1]s {\n", n.Name, base)
		if n.Stopped {
			fmt.Fprintf(&b, "\t\trewrite * %sstopped/%s/index.html\n", base, n.Name)
			b.WriteString("\t\tfile_server {\n\t\t\tstatus 410\n\t\t}\n")
		} else {
			n.caddyMap(&b, base)
		}
		b.WriteString("\t}\n")
	}
	fmt.Fprintf(&b, "\thandle %sstopped/* {\n\t\tfile_server\n\t}\n\thandle {\n\t\trespond 404\n\t}\n}\n", base)
	return b.Bytes()
}

func (n Name) caddyMap(b *bytes.Buffer, base string) {
	b.WriteString("\t\tmap {path} {go_to} {\n")
	for _, l := range n.own() {
		fmt.Fprintf(b, "\t\t\t%s%s/%s \"%s\"\n", base, n.Name, l.Code, l.Target)
	}
	fmt.Fprintf(b, "\t\t\tdefault \"%s\"\n\t\t}\n\t\tredir {go_to} 302\n", n.Target)
}
