package network

import "testing"

const (
	postLink = "https://example.com/rapport?utm_source=x&utm_medium=social"
	postText = "Notre rapport sur l’accessibilité est sorti : 1 200 pages lues à l’aide " +
		"d’un lecteur d’écran 👩🏽‍💻, et voici ce qui a changé en un an. #a11y " + postLink
)

func BenchmarkCount(b *testing.B) {
	for _, u := range units {
		b.Run(string(u.name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				u.name.Count(postText)
			}
		})
	}
}

func BenchmarkAddress(b *testing.B) {
	h := Handover{Text: postText, URL: postLink, Title: "Rapport"}
	for _, n := range All {
		b.Run(n.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n.Address(h)
			}
		})
	}
}
