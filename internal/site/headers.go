package site

// Policy is the Content-Security-Policy of every page: nothing from elsewhere, no
// inline script, no inline style.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// headers plans _headers, which Netlify, Cloudflare Pages and others send.
func headers(p *planner) {
	p.add("_headers", "", nil, rawInput("/*\n"+
		"  Content-Security-Policy: "+Policy+"; frame-ancestors 'none'\n"+
		"  Referrer-Policy: strict-origin-when-cross-origin\n"+
		"  X-Content-Type-Options: nosniff\n"))
}

// rawInput is a file that is known whole.
type rawInput string

func (in rawInput) Key(k *Key)         { k.Text(string(in)) }
func (in rawInput) View() (any, error) { return Raw(in), nil }
