package content_test

import (
	"encoding/binary"
	"strings"
	"testing"
)

// box is one of an MP4 file: how long it is, its name, what is in it.
func box(name string, parts ...string) string {
	body := strings.Join(parts, "")
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + name + body
}

// TestLocation has videos as phones and programs write them.
func TestLocation(t *testing.T) {
	const paris = "+48.8584+002.2945/"
	const none = "\x00\x00\x00\x00" // version and flags
	// A language, a name, a role; longitude, latitude and altitude; a planet and notes.
	loci := box("loci", none, "\x15\xc7", "Paris\x00", "\x00",
		"\x00\x02\x4b\x64", "\x00\x30\xdb\xc0", none, "earth\x00", "\x00")
	item := box("\xa9xyz", box("data", none, none, paris))
	key := box("keys", none, box("mdta", "com.apple.quicktime.location.ISO6709"))
	for name, test := range map[string]struct {
		movie string
		told  bool
	}{
		"user data":                 {box("moov", box("udta", box("\xa9xyz", "\x00\x12\x15\xc7"+paris))), true},
		"item of a list":            {box("moov", box("meta", none, box("ilst", item))), true},
		"Apple's key":               {box("moov", box("meta", key)), true},
		"3GPP, of the film":         {box("moov", box("mvhd", none), box("udta", loci)), true},
		"3GPP, of a track":          {box("moov", box("trak", box("udta", loci))), true},
		"3GPP, in meta":             {box("moov", box("meta", none, loci)), true},
		"3GPP, beside the film":     {box("meta", none, loci) + box("moov"), true},
		"3GPP, after another":       {box("udta", box("titl", none, "Gene loci\x00"), loci), true},
		"nothing":                   {box("moov", box("udta", box("titl", none, "Paris\x00"))), false},
		"a word and the next box":   {box("udta", box("titl", none, "\x15\xc7", "Gene loci\x00"), box("auth", none)), false},
		"marks by chance":           {box("mdat", strings.Repeat("\xa9xyz", 9)), false},
		"data that are no location": {box("\xa9xyz", box("free", none, none, paris)), false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := located(t, video+test.movie); got != test.told {
				t.Errorf("it tells where it was recorded: %v, want %v", got, test.told)
			}
		})
	}
}

// A file is read in pieces; a place may stand where one ends.
func TestLocationAcrossPieces(t *testing.T) {
	loci := box("loci", strings.Repeat("\x00", 24))
	xyz := box("\xa9xyz", "\x00\x12\x15\xc7+48.8584+002.2945/")
	for pad := 32<<10 - 80; pad <= 32<<10; pad++ {
		for _, place := range []string{loci, xyz} {
			if !located(t, video+strings.Repeat("x", pad)+place) {
				t.Errorf("behind %d bytes %q is not found", pad, place[4:8])
			}
		}
	}
}

// located reports whether a video is refused for telling where it was recorded.
func located(t *testing.T, video string) bool {
	t.Helper()
	_, got := problems(map[string]string{
		postFile: post("media: [{file: v.mp4}]\n"), "content/posts/v.mp4": video,
	})
	const refusal = `"v.mp4" can't be shown: it tells where it was recorded; export it again without its location`
	if got != "" && !strings.Contains(got, refusal) {
		t.Fatal(got)
	}
	return got != ""
}
