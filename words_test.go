package portevoix_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"text/template/parse"
	"unicode"

	"golang.org/x/net/html"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
)

var spoken = []string{"fr", "en", "ar"}

// variable are the messages that templates and plan name by a value: all that the
// value can be.
var variable = map[string][]string{
	"action.":         words(content.ActionKinds),
	"audit.source.":   config.ApprovalSources,
	"file.":           {"image", "video", "document"},
	"file.size.":      {"kB", "MB"},
	"kind.":           words(content.Kinds),
	"lead.":           {"campaigns", "guidelines", "onboarding", "library", "polls"},
	"list.kind.":      {"posts", "campaign", "topic", "network", "kind"},
	"metrics.about.":  append(exhibits, "texts"),
	"metrics.badge.":  words(sure),
	"metrics.cause.":  reasons,
	"metrics.change.": {"first", "early", "more", "fewer", "usual", "best", "reached", "ended"},
	"metrics.column.": {
		"week", "day", "network", "topic", "kind", "language", "post", "campaign", "text", "visits", "whole", "part",
		"recent", "since", "first", "low", "high", "conclusion", "measure", "done", "target", "missing", "badge", "last",
		"left", "posts", "promise", "kept", "newest", "days", "reason", "number", "cause", "source", "from", "to", "gaps", "read", "month", "team",
	},
	"metrics.figure.":   append(words(metrics.Measures), "week", "live"),
	"metrics.means.":    words(sure),
	"metrics.measure.":  words(metrics.Measures),
	"metrics.reason.":   reasons,
	"metrics.table.":    append(exhibits, "goals", "texts"),
	"metrics.texts.":    {"soon", "none"},
	"packet.became.":    {"new", "changed", "around"},
	"packet.disclosed.": {"long", "short"},
	"packet.receives.":  {"nothing", "link", "both", "inside"},
	"packet.row.":       {"title", "summary", "link", "hashtags", "long", "short", "entity", "starters"},
	"packet.said.":      {approvals.Approve, approvals.Refuse},
	"packet.state.":     {"live", "expired", "embargoed", "draft", "withdrawn"},
	"picture.":          {"whole", "wide", "square", "tall"},
	"privacy.source.":   config.SourceKinds(),
	"propose.field.":    {"title", "text", "link", "why", "topics", "kind", "language", "from"},
	"recall.delete.":    network.Names(network.All),
	"section.":          {"posts", "campaigns", "guidelines", "onboarding", "library", "polls", "metrics", "about"},
	"share.edit.":       words([]content.Edit{content.Free, content.Around, content.Locked}),
	"state.":            {"expired", "withdrawn"},
}

var (
	exhibits = []string{
		"weeks", "days", "networks", "topics", "kinds", "languages", "posts", "teams", "mix", "fresh", "dropped", "sources",
	}
	sure    = []metrics.Badge{metrics.Counted, metrics.Imported, metrics.Declared, metrics.Estimated}
	reasons = []string{
		"broken", "elsewhere", "failed", "not-a-page", "prefetch", "robot", "same-visit", "too-many", "skipped",
		"no-tags", "other-tags", "unknown-post", "grouped", "not-available", "direct", "else",
	}
)

func words[S ~string](list []S) []string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

// Every word on screen is a message, every message is on screen, and each language has
// them all.
func TestMessages(t *testing.T) {
	catalogues, problems := lang.Read(spoken, portevoix.Files)
	for _, p := range problems {
		t.Error(p)
	}
	used := usedMessages(t)
	for _, code := range spoken {
		for key, place := range used {
			if !catalogues[code].Has(key) {
				t.Errorf("%s uses %q, which %s does not have", place, key, lang.Path(code))
			}
		}
		for _, key := range catalogues[code].Keys() {
			own := strings.HasPrefix(key, "language.") || strings.HasPrefix(key, "date.") // read by package lang
			if used[key] == "" && !own {
				t.Errorf("%s has %q, which nothing uses", lang.Path(code), key)
			}
		}
	}
}

// inPlan is how the plan, and what reads the words of proposals, name a message.
var inPlan = regexp.MustCompile(`\.(?:word\([\w.]+, |opening\(title, form, |T\()"([\w.]+)"`)

// usedMessages are the keys of all messages, with a place that uses each.
func usedMessages(t *testing.T) map[string]string {
	t.Helper()
	used := map[string]string{}
	use := func(key, place string) {
		if !strings.HasSuffix(key, ".") {
			used[key] = place
			return
		}
		if variable[key] == nil {
			t.Errorf("%s names a message %q by a value: say in variable what it can be", place, key+"…")
		}
		for _, value := range variable[key] {
			used[key+value] = place
		}
	}
	for name, trees := range templates(t) {
		for _, tree := range trees {
			walk(tree.Root, func(key string) { use(key, name) })
		}
	}
	for _, file := range goFiles(t) {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range inPlan.FindAllSubmatch(source, -1) {
			use(string(m[1]), file)
		}
	}
	return used
}

// templates are the parsed templates of each file.
func templates(t *testing.T) map[string]map[string]*parse.Tree {
	t.Helper()
	all := map[string]map[string]*parse.Tree{}
	for name, text := range templateFiles(t) {
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		all[name] = map[string]*parse.Tree{}
		if _, err := tree.Parse(text, "", "", all[name]); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func templateFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(portevoix.Files, "templates", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(portevoix.Files, name)
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"internal/preview/packet/packet.html", "internal/audit/pages/pages.html"} { // none of the site's
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	return files
}

// walk calls use with the key of each {{t "key" …}} and {{n "key" …}}, and with what
// stands before the value in {{t (print "key." .Value) …}}.
func walk(n parse.Node, use func(key string)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, child := range n.Nodes {
				walk(child, use)
			}
		}
	case *parse.IfNode:
		walkBranch(&n.BranchNode, use)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, use)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, use)
	case *parse.ActionNode:
		walk(n.Pipe, use)
	case *parse.TemplateNode:
		walk(n.Pipe, use)
	case *parse.PipeNode:
		if n != nil {
			for _, command := range n.Cmds {
				walkCommand(command, use)
			}
		}
	}
}

func walkBranch(n *parse.BranchNode, use func(key string)) {
	walk(n.Pipe, use)
	walk(n.List, use)
	walk(n.ElseList, use)
}

func walkCommand(n *parse.CommandNode, use func(key string)) {
	for _, arg := range n.Args {
		walk(arg, use)
	}
	if name := n.Args[0].String(); len(n.Args) < 2 || name != "t" && name != "n" {
		return
	}
	switch key := n.Args[1].(type) {
	case *parse.StringNode:
		use(key.Text)
	case *parse.PipeNode:
		if before, ok := key.Cmds[0].Args[1].(*parse.StringNode); ok && key.Cmds[0].Args[0].String() == "print" {
			use(before.Text)
		}
	}
}

// A template has no words of its own: they could not be translated.
func TestTemplatesHaveNoWords(t *testing.T) {
	action := regexp.MustCompile(`\{\{[^}]*\}\}`)
	attribute := regexp.MustCompile(` [a-z]+=""`) // of a piece that stands inside a tag
	for name, text := range templateFiles(t) {
		tokens := html.NewTokenizer(strings.NewReader(action.ReplaceAllString(text, "")))
		for tokens.Next() != html.ErrorToken {
			token := tokens.Token()
			words := attribute.ReplaceAllString(token.Data, "")
			if token.Type == html.TextToken && strings.ContainsFunc(words, unicode.IsLetter) {
				t.Errorf("%s has the words %q: make them a message", name, strings.TrimSpace(token.Data))
			}
		}
	}
}

// unspoken are words of ours, or of the trade, that nobody should have to learn. They
// are looked for in small letters, and in Arabic without the signs for short vowels.
var unspoken = map[string]*regexp.Regexp{
	"fr": regexp.MustCompile(`\b(digest|condensat|hachage|intent|intention de partage|variante|registre|grand livre|tombstone|` +
		`pierre tombale|embargo|ambassad|slug|front matter|commit|workflow)`),
	"en": regexp.MustCompile(`\b(digest|hash\b|hashes|intents?\b|variant|ledger|tombstone|embargo|ambassador|slug|` +
		`front matter|commit\b|workflow)`),
	"ar": regexp.MustCompile(`سفير|سفراء|حظر|متغير|متغاير|تجزئة|بصمة رقمية|نية المشاركة|دفتر|شاهد قبر|شاهدة|إمبارغو`),
}

func TestWordsOnScreenArePlain(t *testing.T) {
	for _, code := range spoken {
		text, err := fs.ReadFile(portevoix.Files, lang.Path(code))
		if err != nil {
			t.Fatal(err)
		}
		number := 0
		for line := range strings.Lines(string(text)) {
			number++
			_, message, _ := strings.Cut(line, ":")
			plain(t, code, fmt.Sprintf("%s:%d", lang.Path(code), number), message)
		}
	}
}

// The settings of the example hub have words on screen, too.
func TestWordsOfTheHubArePlain(t *testing.T) {
	s, problems := config.Read(os.DirFS("."))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	texts := namesIn(s)
	for name, byLanguage := range s.Disclosures {
		for code, d := range byLanguage {
			texts["disclosures."+name+"."+code] = config.Localized{code: d.Long + " " + d.Short}
		}
	}
	for place, text := range texts {
		for _, code := range spoken {
			plain(t, code, config.File+", "+place, text[code])
		}
	}
}

// namesIn are the names that the settings give to things, by place.
func namesIn(s *config.Settings) map[string]config.Localized {
	names := map[string]config.Localized{"title": s.Title, "tagline": s.Tagline}
	for kind, terms := range map[string][]config.Term{"topics": s.Topics, "audiences": s.Audiences, "paths": s.Paths} {
		for _, term := range terms {
			names[kind+"."+term.ID] = term.Name
		}
	}
	for _, c := range s.Contacts {
		names["contacts."+c.ID] = c.Name
	}
	for _, e := range s.Entities {
		names["entities."+e.ID] = e.Name
	}
	return names
}

// plain finds a word that is unspoken.
func plain(t *testing.T, code, place, text string) {
	t.Helper()
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) { // vowels and shadda
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	if word := unspoken[code].FindString(bare); word != "" {
		t.Errorf("%s: %q is no word for people: say what it means to them", place, word)
	}
}
