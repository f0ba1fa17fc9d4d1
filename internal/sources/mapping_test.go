package sources

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Every mistake in a mapping is told with its place and a cure.
func TestParseMapping(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"columns: {day: Date, content: utm_content}\nmeasures: {visits: Visits}\n", ""},
		{"columns: {day: Date, post: Post}\nconstants: {network: linkedin}\nrows: leads\ndates: UTC\nempty: [none]\nskip: {Post: [Sum]}\n", ""},
		{"columns: {dya: Date, day: Date}\nrows: leads\n", `m.yaml:1:11: unknown key "dya"; did you mean "day"?`},
		{"columns: {day: ''}\nrows: leads\n", "m.yaml:1:16: columns.day is empty"},
		{"rows: leads\n", "m.yaml:1:1: no column holds the day; name it as day"},
		{"columns: {day: D}\nconstants: {day: 2026-07-01}\nrows: leads\n", "no column holds the day"},
		{"columns: {day: D}\n", "m.yaml:1:1: nothing is measured; name a column"},
		{"columns: {day: D}\nmeasures: {vists: V}\n", `m.yaml:2:12: unknown measure "vists"; did you mean "visits"?`},
		{"columns: {day: D}\nrows: lead\n", `m.yaml:2:7: unknown measure "lead"; did you mean "leads"?`},
		{"columns: {day: D}\nrows: leads\nmeasures: {leads: L}\n", "m.yaml:2:7: leads is measured twice"},
		{"columns: {day: D}\nrows: leads\ndates: DD/MM/YY\n", `m.yaml:3:8: found "DD/MM/YY" as the way to write a day`},
		{"columns: {day: D, post: P, content: C}\nrows: leads\n", "m.yaml:1:10: content and post both say which post a row is of"},
		{"columns: {day: D}\nrows: leads\nsheet: 1\n", `m.yaml:3:1: unknown key "sheet"`},
	} {
		_, list := parseMapping("m.yaml", []byte(test.text))
		var got strings.Builder
		for _, p := range list {
			got.WriteString(p.String() + "\n")
		}
		if (test.want == "") != (len(list) == 0) || !strings.Contains(got.String(), test.want) {
			t.Errorf("%s\n%swant %s", test.text, got.String(), test.want)
		}
	}
}

// A table is held to its mapping: a column that is named has to be there.
func TestMappingNeedsItsColumns(t *testing.T) {
	asked := smallHub(t)
	asked.Source.Mapping = "m.yaml"
	asked.Files = fstest.MapFS{"m.yaml": {Data: []byte(
		"columns: {day: Date, post: Post}\nmeasures: {visits: Visits, leads: Leads}\nskip: {Kind: [sum]}\n")}}
	for heading, want := range map[string]string{
		"Date,Post,Visits,Leads,Kind":         "",
		"DATE , post,visits,Leads\u00a0,kind": "",
		"Date,Visits,Leads,Kind":              `found no table with the columns "Date" and "Post" and "Visits" and "Leads"`,
		"Date,Post,Visits,Kind":               "found no table",
		"Date,Post,Visits,Leads":              `f.csv:1: no column is named "Kind"`,
	} {
		cells := []string{"2026-07-01", "launch", "3", "1", "x"}[:strings.Count(heading, ",")+1]
		_, err := Import(t.Context(), asked, []File{inMemory("f.csv", []byte(heading+"\n"+strings.Join(cells, ",")+"\n"))})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", heading, err, want)
		}
	}
	asked.Source.Mapping = "none.yaml"
	if _, err := Import(t.Context(), asked, nil); err == nil || !strings.Contains(err.Error(), "read the mapping: ") {
		t.Error(err)
	}
}

// Every preset can be chosen, and its about says what to export.
func TestPresets(t *testing.T) {
	for _, p := range Presets() {
		if f, err := presetOf(p.Name); err != nil || f.about != p.About || len(p.About) < 40 || len(f.needed) == 0 || f.cure == "" {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

// A source names a preset that is known, or a mapping that is right.
func TestCheckMapping(t *testing.T) {
	asked := smallHub(t)
	for _, test := range []struct{ preset, mapping, want string }{
		{"", "", ""},
		{"ga4", "", ""},
		{"", "leads.yaml", ""},
		{"ga5", "", `there is no preset "ga5"; did you mean "ga4"?`},
		{"", "none.yaml", "the mapping can't be read: "},
		{"", "leads.csv", "leads.csv:1:"},
	} {
		asked.Source.Preset, asked.Source.Mapping = test.preset, test.mapping
		list := CheckMapping(asked)
		if (len(list) == 0) != (test.want == "") || len(list) > 0 && !strings.Contains(list[0].String(), test.want) {
			t.Errorf("%s%s: %v, want %s", test.preset, test.mapping, list, test.want)
		}
	}
}
