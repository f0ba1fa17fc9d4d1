package site

import (
	"encoding/json"

	"github.com/portevoix/portevoix/internal/network"
)

// NetworksFile is networks.json: the networks that the hub offers, in its order and as
// its settings change them. A browser counts a text by it and fills the address of a
// composer; other programs may as well.
//
//	{
//	  "v": 1,                       // of this form; what is added leaves it
//	  "networks": [{
//	    "name": "x",                // as in addresses and files
//	    "title": "X",               // as on screen
//	    "intent": "https://x.com/intent/tweet?text={text}&url={url}",
//	                                // the composer, see package network; empty: there is none
//	    "carries": "text",          // what it is handed: "text" and link, "link" alone, "nothing"
//	    "limit": 280,               // in the unit; 0: none
//	    "bytes": 0,                 // further limit in bytes of UTF-8; 0: none
//	    "unit": "x",                // how the network counts: a file in site/static/units
//	    "crlf": false,              // line breaks are handed over as CR LF
//	    "spaced": false             // hashtags and links are found behind white space only
//	  }]
//	}
type NetworksFile struct {
	Version  int           `json:"v"`
	Networks []NetworkFact `json:"networks"`
}

// A NetworkFact is what a browser has to know of a network.
type NetworkFact struct {
	Name    string       `json:"name"`
	Title   string       `json:"title"`
	Intent  string       `json:"intent"`
	Carries string       `json:"carries"`
	Limit   int          `json:"limit"`
	Bytes   int          `json:"bytes"`
	Unit    network.Unit `json:"unit"`
	CRLF    bool         `json:"crlf"`
	Spaced  bool         `json:"spaced"`
}

var carried = map[network.Carries]string{
	network.TextAndLink: "text",
	network.LinkOnly:    "link",
	network.Nothing:     "nothing",
}

func networksFile(p *planner) {
	f := NetworksFile{Version: 1, Networks: []NetworkFact{}}
	for _, n := range p.Settings.Networks {
		f.Networks = append(f.Networks, NetworkFact{
			Name: n.Name, Title: n.Title, Intent: n.Intent.String(), Carries: carried[n.Carries()],
			Limit: n.Limit, Bytes: n.Bytes, Unit: n.Unit, CRLF: n.CRLF, Spaced: n.Spaced,
		})
	}
	p.addJSON("networks.json", f)
}

// addJSON plans a file for scripts. It is small and made at once, so its key is what
// stands in it.
func (p *planner) addJSON(path string, value any) {
	data, err := json.Marshal(value)
	p.failed(err)
	p.add(path, "", nil, rawInput(append(data, '\n')))
}
