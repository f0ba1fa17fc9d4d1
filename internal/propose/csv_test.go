package propose_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/propose"
)

func TestCSV(t *testing.T) {
	two := []propose.Proposal{
		{Title: "Rabat", Texts: []string{"One,\n\nthree", "Two"}, Link: "https://a.example", From: "Ana"},
		{Title: "Lyon", Texts: []string{"Four"}},
	}
	for name, text := range map[string]string{
		"by ids": "title,text,text2,link,from\n" +
			"Rabat,\"One,\n\nthree\",Two,https://a.example,Ana\n,,,,\nLyon,Four\n",
		"of Excel": "\ufeffTitre;Texte 1;Texte 2;Lien;De\r\n" +
			"Rabat;\"One,\r\n\r\nthree\";Two;https://a.example;Ana\r\nLyon;;Four;;\r\n",
		"in Arabic": "العنوان\tالنصّ 1\tالنصّ 2\tالرابط\tمن\n" +
			"Rabat\t\"One,\n\nthree\"\tTwo\thttps://a.example\tAna\nLyon\tFour\t\t\t\n",
		"more values": "TITLE,Text,TEXT_2,Link,From,\n" +
			"Rabat,\"One,\n\nthree\",Two,https://a.example,Ana,,,\nLyon,Four,,,,x,y\n",
	} {
		got, err := propose.CSV(strings.NewReader(text), names(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(two, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestNoCSV(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "it is empty",
		"title,path\nA,../x":           `the column "path" is not known; name it after one of title, text,`,
		"title,link,lien\nA,b,c":       "two columns are the link; remove one",
		"text\nA":                      "no column is the title",
		"title\n\"A":                   "export it as CSV",
		"title\nA\xe9":                 "save the spreadsheet as CSV UTF-8",
		strings.Repeat("title\n", 300): "and 200 are taken; split it",
	} {
		list, err := propose.CSV(strings.NewReader(text), names(t))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, %v; want … %s …", text, list, err, want)
		}
	}
}
