package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/content"
)

func media(kind, mime, url string) []content.Media {
	m := content.Media{Kind: content.MediaKind(kind), URL: url}
	m.Type = mime
	return []content.Media{m}
}

func TestTable(t *testing.T) {
	hub := read(t, settings+
		post("a.en", "publish: 2026-11-01\nexpires: 2026-12-31\n", "Words; “more”")+post("b.fr", "", "-Mots"))
	for _, delimiter := range []rune{',', ';', '\t'} {
		var b bytes.Buffer
		if err := Table(&b, hub, Selection{Now: now}, delimiter); err != nil {
			t.Fatal(err)
		}
		file, found := strings.CutPrefix(b.String(), "\uFEFF")
		if !found {
			t.Error("there is no byte-order mark: Excel would not see UTF-8")
		}
		head := strings.ReplaceAll("post,lang,network,name,text,count,limit,link,url,publish,expires", ",", string(delimiter))
		checkTable(t, rows(t, file, head, delimiter))
	}
}

func checkTable(t *testing.T, all [][]string) {
	t.Helper()
	if len(all) != 6 { // two posts on three networks: Pinterest wants an image
		t.Fatalf("there are %d rows", len(all))
	}
	want := []string{
		"a", "en", "linkedin", "t0", "Words; “more”\n\nI work for Example.", "34", "3000",
		"https://example.org/a.en?utm_source=linkedin&utm_medium=social&utm_campaign=advocacy&utm_content=a.en.t0",
		all[0][8], "2026-11-01 00:00", "2026-12-31 23:59",
	}
	if got := all[0]; !slices.Equal(got, want) || !strings.HasPrefix(got[8], "https://www.linkedin.com/") {
		t.Errorf("the first row is %q, want %q", got, want)
	}
	got := all[3]
	if got[0] != "b" || got[4] != "'-Mots\n\nJe travaille pour Example." || got[9] != "" || got[10] != "" {
		t.Errorf("the row of the French post is %q", got)
	}
	if got := all[2]; got[2] != "instagram" || got[8] != "" {
		t.Errorf("what is copied only has a share intent: %q", got)
	}
}

func TestTableOfALanguageAndNetwork(t *testing.T) {
	hub := read(t, settings+post("a.en", "", "Words")+post("a.fr", "translated_from: {lang: en}\n", "Mots"))
	var b bytes.Buffer
	if err := Table(&b, hub, Selection{Now: now, Lang: "fr", Network: "x"}, ','); err != nil {
		t.Fatal(err)
	}
	table := b.String()
	if strings.Count(table, `a,fr,x,t0,"Mots`) != 1 || strings.Count(table, "\na,") != 1 {
		t.Errorf("the table is %s", &b)
	}
}
