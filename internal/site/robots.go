package site

// robots plans robots.txt, which names the sitemap. A hub for insiders has none: its
// pages say noindex, and a page that robots may not read cannot tell them so.
func robots(p *planner) {
	if p.hidden() {
		return
	}
	all := "User-agent: *\nDisallow:\n\n"
	p.add("robots.txt", "", nil, rawInput(all+"Sitemap: "+p.Settings.BaseURL+"sitemap.xml\n"))
}
