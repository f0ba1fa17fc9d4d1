package scaffold

import "testing"

func TestColourAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]string{
		"#0b5d5e": "#0b5d5e", `"#0b5d5e"`: "#0b5d5e", "'0B5D5E'": "#0b5d5e", "1a3d7c": "#1a3d7c",
		"#000": "#000000", "FC0": "#ffcc00", "orange": "orange", "#12345": "#12345", "": "", `#"`: `#"`,
	} {
		if got := Colour(typed); got != want {
			t.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}
