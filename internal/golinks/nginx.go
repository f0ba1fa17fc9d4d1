package golinks

import (
	"bytes"
	"fmt"
	"strings"
)

// nginx keeps the table in maps (ngx_http_map_module), which ask a hash, whatever their
// size: past some thousand links it says that a larger hash would be faster still, and works.
var nginx = Server{Name: "nginx", Rules: func(t *Table) []File {
	return []File{{"nginx-maps.conf", nginxMaps(t)}, {"nginx-server.conf", nginxServer(t)}}
}}

const stopped = "stopped"

func nginxMaps(t *Table) []byte {
	var b bytes.Buffer
	b.WriteString("# Where go links lead: include it in http, and reload nginx when it has changed.\n")
	b.WriteString("geo $go_dollar {\n\tdefault \"$\";\n}\n") // between quotes nothing else is one
	fmt.Fprintf(&b, "map $uri $go_name {\n\tdefault \"\";\n\t\"~*^%s([a-z2-7]{8})(/|$)\" $1;\n}\n", pattern(t.At.Path))
	fmt.Fprintf(&b, "map $uri $go_link {\n\tdefault \"\";\n\t\"~*^%s([a-z2-7]{8}/[a-z2-7]{6})/?$\" $1;\n}\n", pattern(t.At.Path))
	b.WriteString("map $go_name $go_post {\n\tdefault \"\";\n")
	for _, n := range t.Names {
		if n.Stopped {
			fmt.Fprintf(&b, "\t%s %s;\n", n.Name, stopped)
		} else {
			fmt.Fprintf(&b, "\t%s %s;\n", n.Name, nginxQuoted(n.Target))
		}
	}
	b.WriteString("}\nmap $go_link $go_to {\n\tdefault $go_post;\n")
	for _, n := range t.going() {
		for _, l := range n.own() {
			fmt.Fprintf(&b, "\t%s/%s %s;\n", n.Name, l.Code, nginxQuoted(l.Target))
		}
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// pattern is a path of letters, digits and -._~ in a regular expression.
func pattern(path string) string { return strings.ReplaceAll(path, ".", `\.`) }

func nginxQuoted(target string) string {
	return `"` + strings.ReplaceAll(target, "$", "${go_dollar}") + `"`
}

func nginxServer(t *Table) []byte {
	return fmt.Appendf(nil, `# Go links: include it in the server that answers at %[1]s,
# whose root has to be such that %[2]sstopped/ is the folder of that name beside this file.
location %[2]s {
	if ($go_to = %[3]s) {
		return 410;
	}
	if ($go_to) {
		return 302 $go_to;
	}
	error_page 410 %[2]sstopped/$go_name/index.html;
	return 404;
}
location %[2]sstopped/ {
	types {
		text/html html;
		text/css css;
	}
	charset utf-8;
}
`, t.At.Address, t.At.Path, stopped)
}
