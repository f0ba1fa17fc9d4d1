package card

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// unpackedFont is the bundled font as a TrueType file, with a table changed.
func unpackedFont(t testing.TB, table string, change func([]byte)) []byte {
	t.Helper()
	loader, err := opentype.NewLoader(bytes.NewReader(boldFile))
	if err != nil {
		t.Fatal(err)
	}
	var tables []opentype.Table
	for _, tag := range loader.Tables() {
		content, err := loader.RawTable(tag)
		if err != nil {
			t.Fatal(err)
		}
		if tag.String() == table {
			change(content)
		}
		tables = append(tables, opentype.Table{Tag: tag, Content: content})
	}
	return opentype.WriteTTF(tables)
}

// What is wrong with a font is an error that says so, before it costs memory.
func TestDamagedFonts(t *testing.T) {
	far := binary.BigEndian.AppendUint32(nil, 1<<32-1)
	most := binary.BigEndian.AppendUint32(nil, unpacked)
	ttf := unpackedFont(t, "", nil)
	for name, damaged := range map[string][]byte{
		"empty":                           nil,
		"only a mark":                     []byte("wOFF"),
		"words":                           []byte("This is no font, whatever its name says."),
		"a list of tables without end":    ttf[:20],
		"half":                            ttf[:len(ttf)/2],
		"a table that is gone":            bytes.Replace(ttf, []byte("maxp"), []byte("xxxx"), 1),
		"a table behind the file":         patched(ttf, 12+8, far),
		"a table longer than the file":    patched(ttf, 12+12, far),
		"glyphs that stand nowhere":       unpackedFont(t, "loca", func(b []byte) { copy(b[40:], far) }),
		"more widths than glyphs":         unpackedFont(t, "maxp", func(b []byte) { copy(b[4:], "\x00\x01") }),
		"packed: a table behind the file": patched(boldFile, 44+4, far),
		"packed: longer than the file":    patched(boldFile, 44+8, far),
		"packed: without end":             patched(boldFile, 44+12, far),
		"packed: long, and again":         patched(patched(boldFile, 44+12, most), 44+20+12, most),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseFont(damaged)
			if !errors.Is(err, errDamaged) || !strings.HasPrefix(err.Error(), "read font: the file is damaged") {
				t.Errorf("found %v", err)
			}
		})
	}
	for name, file := range map[string][]byte{"packed": boldFile, "unpacked": ttf} {
		if f, err := ParseFont(file); err != nil || f.weight != bold {
			t.Errorf("the whole font, %s: %v", name, err)
		}
	}
}

// A font of emoji, or one that has lost its glyphs, would leave a gap in place of words.
func TestFontsWithoutOutlines(t *testing.T) {
	file := unpackedFont(t, "", nil)
	for _, table := range []string{"glyf", "loca"} {
		file = bytes.Replace(file, []byte(table), []byte("xxxx"), 1)
	}
	if _, err := ParseFont(file); !errors.Is(err, errPictures) {
		t.Errorf("found %v", err)
	}
}

// patched is a file with other bytes from a place on.
func patched(file []byte, at int, with []byte) []byte {
	file = bytes.Clone(file)
	copy(file[at:], with)
	return file
}

// A font whose damage shows while something is drawn leaves it to the bundled one.
func TestDamageThatShowsLate(t *testing.T) {
	damaged := NewFonts(&Font{font: &font.Font{}})
	if got := string(damaged.Lacks("Yes, да")); got != "да" {
		t.Errorf("with a damaged font the bundled one lacks %q", got)
	}
	c := samples["french"]
	c.Brand = brand
	i := Icon{Lang: "en", Name: "portevoix", Size: 192, Brand: brand}
	for name, draw := range map[string]func(*Fonts) ([]byte, error){"card": c.Draw, "icon": i.Draw} {
		want, err := draw(NewFonts())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := draw(damaged); err != nil || !bytes.Equal(got, want) {
			t.Errorf("the %s is not that of the bundled font: %v", name, err)
		}
	}
}

// Whatever bytes of a font are damaged, it is an error, or a card is drawn.
func FuzzParseFont(f *testing.F) {
	tables := []string{"", "cmap", "glyf", "GPOS", "GSUB", "head", "hhea", "hmtx", "loca", "maxp", "OS/2"}
	for _, table := range tables {
		f.Add(table, uint32(8), []byte("\xff\xff\xff\xff"))
		f.Add(table, uint32(40), []byte("\x00\x00\x00\x00\x7f"))
	}
	c := samples["mixed"]
	c.Brand, c.Kicker = brand, "Écriture ffi 12"
	f.Fuzz(func(t *testing.T, table string, at uint32, damage []byte) {
		change := func(b []byte) { copy(b[int(at)%len(b):], damage) }
		file := unpackedFont(t, table, change)
		if table == "" {
			change(file)
		}
		own, err := ParseFont(file)
		if err != nil {
			return
		}
		fonts := NewFonts(own)
		if lacks := fonts.Lacks(c.Title); slices.Contains(lacks, 'G') {
			t.Error("the bundled font is not asked for G")
		}
		if _, err := c.Draw(fonts); err != nil {
			t.Error(err)
		}
	})
}
