package approvals_test

import (
	"strings"
	"testing"
)

// What stands elsewhere is approved at its address and with what is shown beside it:
// whatever of that is changed waits, and the approved medium is offered as it was.
func TestMediaByAddress(t *testing.T) {
	const french, arabic = "content/posts/talk.fr.vtt", "content/posts/talk.ar.vtt"
	written := hub{
		postFile: "---\ntitle: A talk\nmedia:\n  - {url: \"https://video.example/talk.mp4\", sha256: " +
			strings.Repeat("5e", 32) + ", alt: A talk, poster: roof.png, captions: {fr: talk.fr.vtt, ar: talk.ar.vtt}}\n" +
			"share: {any: [Older words to share]}\n---\nThe briefing.\n",
		pictureFile: picture(gray["Older"]), french: "WEBVTT\n\nbonjour", arabic: "WEBVTT\n\nahlan",
	}
	post := func(old, new string) hub { return hub{postFile: strings.Replace(written[postFile], old, new, 1)} }
	for name, change := range map[string]hub{
		"address":          post("video.example", "evil.example"),
		"poster":           {pictureFile: picture(gray["Newer"])},
		"captions":         {french: "WEBVTT\n\nau revoir"},
		"languages":        post("fr: talk.fr.vtt, ar: talk.ar.vtt", "fr: talk.ar.vtt, ar: talk.fr.vtt"),
		"a poster no more": post("poster: roof.png, ", ""),
	} {
		t.Run(name, func(t *testing.T) {
			s := start()
			s.propose("ana", written)
			s.approve("legal-lead")
			s.merge()
			h, _ := s.collected(t)
			before, _ := built(t, h, s.now)
			s.commit("ana", change, false)
			h, _ = s.collected(t)
			after, report := built(t, h, s.now)
			const page, from = "en/posts/rabat/index.html", `<section class="share"`
			if was, is := section(before[page], from), section(after[page], from); was != is || report.Waiting != 1 {
				t.Errorf("%d versions wait; the page was\n%s\nis\n%s", report.Waiting, was, is)
			}
			for _, shown := range []string{"https://video.example/talk.mp4", mediaName(written[pictureFile])} {
				if !strings.Contains(after[page], shown) {
					t.Errorf("the page does not show %s", shown)
				}
			}
			for _, file := range []string{pictureFile, french, arabic} {
				if len(where(after, mediaName(written[file]))) == 0 {
					t.Errorf("%s is not offered as it was approved", file)
				}
			}
			if files := where(after, "evil.example"); len(files) > 0 {
				t.Errorf("the other address is in %v", files)
			}
		})
	}
}
