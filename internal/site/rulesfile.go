package site

import (
	"github.com/portevoix/portevoix/internal/config"
)

// RulesFile is rules.json: the wording that the hub bans, so that a browser can say of a
// text that somebody edits what check says of a post.
//
//	{
//	  "v": 1,                          // of this form; what is added leaves it
//	  "banned": [{
//	    "words": ["risk-free"],        // found whole, whatever their case and accents; empty: a pattern
//	    "pattern": "(?i)gdpr.certifi", // an expression of RE2; empty: words
//	    "program": {…},                // the same for a browser, see Program; not with words
//	    "languages": ["en"],           // of the texts; empty: all
//	    "reason": "…",
//	    "advice": "…"                  // what to write instead
//	  }]
//	}
type RulesFile struct {
	Version int           `json:"v"`
	Banned  []BannedWords `json:"banned"`
}

// BannedWords is one entry of banned in the settings.
type BannedWords struct {
	Words     []string `json:"words"`
	Pattern   string   `json:"pattern"`
	Program   *Program `json:"program,omitempty"`
	Languages []string `json:"languages"`
	Reason    string   `json:"reason"`
	Advice    string   `json:"advice"`
}

func rulesFile(p *planner) {
	f := RulesFile{Version: 1, Banned: []BannedWords{}}
	for _, b := range p.Settings.Banned {
		f.Banned = append(f.Banned, p.bannedWords(b))
	}
	p.addJSON("rules.json", f)
}

func (p *planner) bannedWords(b config.Banned) BannedWords {
	w := BannedWords{Words: Listed(b.Words), Languages: Listed(b.Languages), Reason: b.Reason, Advice: b.Advice}
	if b.Pattern != nil {
		w.Pattern = b.Pattern.String()
		program, err := newProgram(w.Pattern)
		p.failed(err)
		w.Program = program
	}
	return w
}
