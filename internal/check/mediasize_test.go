package check

import (
	"testing"
	"testing/fstest"
)

// What networks take is known of each; a post that is not for a network need not mind. A
// translation with the same picture may be for more networks: that is said once.
func TestPicturesThatNetworksRefuse(t *testing.T) {
	for _, test := range []struct {
		megabytes         int
		share, translated string
		want, least       string
	}{
		{2, "any: [Words.]", "", "", ""},
		{3, "any: [Words.]", "", "has 3.0 MB, more than Bluesky will take", "2.0 MB"},
		{6, "any: [Words.]", "", "has 6.0 MB, more than LinkedIn, Bluesky and X will take", "2.0 MB"},
		{9, "any: [Words.]", "", "has 9.0 MB, more than LinkedIn, Bluesky, X and Facebook will take", "2.0 MB"},
		{6, "linkedin: [Words.]", "", "has 6.0 MB, more than LinkedIn will take", "5.0 MB"},
		{6, "linkedin: [Words.]", "share: {x: [Mots.]}", "has 6.0 MB, more than LinkedIn and X will take", "5.0 MB"},
		{6, "linkedin: [Words.]", "media: []\nshare: {x: [Mots.]}", "has 6.0 MB, more than LinkedIn will take", "5.0 MB"},
		{6, "mastodon: [Words.]", "", "", ""},
	} {
		data := make([]byte, test.megabytes*1e6)
		copy(data, picture(t, "roof.png", []byte("1200x630")))
		found := findings(fstest.MapFS{
			"site/hub.yaml": {Data: []byte("title: Hub\nlanguages: [en, fr]\n" +
				"networks: [linkedin, bluesky, x, facebook, mastodon]\n")},
			"content/posts/roof.png": {Data: data},
			"content/posts/roof.en.md": {Data: []byte("---\ntitle: Roof\nlink: https://example.org/\n" +
				"media: [{file: roof.png, alt: A roof}]\nshare: {" + test.share + "}\n---\n")},
			"content/posts/roof.fr.md": {Data: []byte("---\ntitle: Toit\ntranslated_from: {lang: en}\n" +
				test.translated + "\n---\n")},
		})
		got := ""
		for _, p := range found {
			if p.Rule == mediaSize.Name {
				got += p.Text()
			}
		}
		want := ""
		if test.want != "" {
			want = `the image "roof.png" ` + test.want +
				"; make it smaller than " + test.least + ": 1920 pixels are wide enough"
		}
		if got != want {
			t.Errorf("%d MB, %s: found %q, want %q", test.megabytes, test.share, got, want)
		}
	}
}

func TestSizeOf(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 bytes", 999: "999 bytes", 1000: "1.0 kB", 81_234: "81.2 kB", 2_100_000: "2.1 MB", 1_500_000_000: "1.5 GB",
	} {
		if got := sizeOf(n); got != want {
			t.Errorf("%d bytes are %s, want %s", n, got, want)
		}
	}
}
