package site

import (
	"encoding/json"
	"net/url"
)

// workerFile is the service worker, by which pages are read without a connection:
// https://www.w3.org/TR/service-workers/. It stands where the hub does, for it answers for
// what is below its own address. It names the folder of the assets, so a browser that asks
// for it again learns of every new one.
const workerFile = "sw.js"

// keeps reports whether browsers may keep pages: those of a hub as it stands.
func (p *planner) keeps() bool { return !p.options.Preview && p.plan.Banner == nil }

// worker plans the service worker. That of a hub which is looked at, not read, takes the
// place of one that kept pages, and leaves.
func worker(p *planner) {
	folder := "./" + p.plan.Assets + "/worker/"
	if !p.keeps() {
		p.add(workerFile, "", nil, rawInput(`import "`+folder+"leave.js\";\n"))
		return
	}
	data, err := json.Marshal(Kept{p.Settings.Languages, p.keptFiles()})
	p.failed(err)
	p.add(workerFile, "", nil, rawInput(`import { work } from "`+folder+"worker.js\";\n\nwork("+string(data)+");\n"))
}

// Kept is what the service worker keeps from the first visit on.
type Kept struct {
	Languages []string `json:"languages"` // in which there is a page for what was not kept
	Files     []string `json:"files"`     // of the assets, but for large ones: these are kept when they are shown
}

// inAdvance is the largest asset that is kept before a page shows it, in bytes.
const inAdvance = 100_000

func (p *planner) keptFiles() []string {
	names := []string{}
	for _, a := range p.static {
		if len(a.data) <= inAdvance {
			names = append(names, (&url.URL{Path: a.name}).EscapedPath())
		}
	}
	return names
}
