package portevoix_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The pictures of the journey in the README, which -update makes anew, are small, and
// each has words for those who don't see it.
func TestBrowserJourneyPictures(t *testing.T) {
	findChromium(t)
	if *update {
		takePictures(t)
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"home", "post", "text", "back"} {
		file := "docs/journey-" + name + ".png"
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || int64(picture.Width) != devices[1].width || len(data) > 100_000 {
			t.Errorf("%s is %d pixels wide and has %d bytes (%v)", file, picture.Width, len(data), err)
		}
		if !strings.Contains(string(readme), `<img src="`+file+`" width="23%" alt="`) {
			t.Errorf("README.md doesn't show %s", file)
		}
	}
}

func takePictures(t *testing.T) {
	t.Helper()
	j := begin(t, serveExample(t).url+"en/", devices[1], spies)
	j.show(t, "home", "body")
	j.openPost(t)
	j.choose(t, "x")
	j.show(t, "post", "#share")
	j.edit(t, " "+mine["en"])
	j.show(t, "text", "[data-texts]")
	j.handOver(t)
	j.tab.comeBack(t)
	j.tab.until(t, asks)
	j.show(t, "back", "[data-link]")
}

// show takes a picture of what is seen below something.
func (j *journey) show(t *testing.T, name, from string) {
	t.Helper()
	evaluate[bool](t, j.tab, `(scrollTo(0, Math.max(0, document.querySelector(`+quoted(from)+`).getBoundingClientRect().top + scrollY - 90)), true)`)
	evaluate[bool](t, j.tab, `new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 300)))`)
	data, err := chromedp.Run(j.tab.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	var out bytes.Buffer
	if err == nil {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, picture)
	}
	if err == nil {
		err = os.WriteFile("docs/journey-"+name+".png", out.Bytes(), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
