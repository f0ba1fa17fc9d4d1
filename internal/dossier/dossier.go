// Package dossier writes the papers that are asked for by those who look after the rights
// of staff, from the settings of a hub:
//
//	cse      what a French works council is told and consulted about before the hub opens
//	dpia     the assessment of article 35 of the General Data Protection Regulation
//	record   the entry for the register of its article 30
//
// A paper says what the program does and what the settings ask for. What only the
// organisation knows is left open, in square brackets, and counted. It is Markdown, to be
// edited by whoever signs it; it is no legal advice.
//
// The texts that are named: Code du travail, articles L. 1121-1, L. 1222-4, L. 2312-8 and
// L. 2312-38; Regulation (EU) 2016/679; the criteria for an assessment are those of the
// guidelines WP 248 rev.01 of the Article 29 Working Party.
package dossier

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/template"
	"time"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/site"
)

// Papers are all there are.
var Papers = []string{"cse", "dpia", "record"}

// Languages are those in which papers are written.
var Languages = []string{"fr", "en"}

//go:embed papers/*.md
var papers embed.FS

// Write writes a paper in one of Languages and returns how many places it leaves open.
func Write(w io.Writer, hub *site.Hub, paper, lang string, now time.Time) (open int, err error) {
	if !slices.Contains(Papers, paper) || !slices.Contains(Languages, lang) {
		return 0, fmt.Errorf("write the paper: there is no %s in %s", paper, lang)
	}
	page, err := template.New(paper).Funcs(template.FuncMap{"code": markdown.Code, "cell": markdown.Cell, "list": list, "period": periodIn(lang)}).
		ParseFS(papers, "papers/"+paper+"."+lang+".md", "papers/shared."+lang+".md")
	if err != nil {
		return 0, fmt.Errorf("write the paper: %w", err)
	}
	var b strings.Builder
	if err := page.ExecuteTemplate(&b, paper+"."+lang+".md", describe(hub, lang, now)); err != nil {
		return 0, fmt.Errorf("write the paper: %w", err)
	}
	_, err = io.WriteString(w, b.String())
	return strings.Count(b.String(), "[…"), err
}

// list writes names as code: they are other people's words.
func list(names []string) string {
	var out []string
	for _, name := range names {
		out = append(out, markdown.Code(name))
	}
	return strings.Join(out, ", ")
}
