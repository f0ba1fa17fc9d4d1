package card

import "testing"

func BenchmarkCard(b *testing.B) {
	fonts := NewFonts()
	c := samples["mixed"]
	c.Brand = brand
	for b.Loop() {
		if _, err := c.Draw(fonts); err != nil {
			b.Fatal(err)
		}
	}
}
