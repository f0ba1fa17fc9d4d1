package card

import "testing"

func BenchmarkCard(b *testing.B) {
	fonts := NewFonts()
	c := Card{
		Lang: "ar", RTL: true, Kicker: "الخصوصية", Title: "ما الذي يستطيع GitHub Pages أن يعرفه عنك، وما الذي لا يستطيع صاحب العمل رؤيته",
		Footer: "بورتفوا", Brand: Brand{Color: "#0b5d5e", Accent: "#e4572e"},
	}
	for b.Loop() {
		if _, err := c.Draw(fonts); err != nil {
			b.Fatal(err)
		}
	}
}
