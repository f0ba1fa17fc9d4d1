package content

import (
	"cmp"
	"time"
)

// A LibraryPage is reference reading: how-tos, brand material, answers.
type LibraryPage struct {
	Owner  string    // a contact's id
	Review time.Time // from then on it must be read again
	Order  int
}

type libraryMatter struct {
	Owner  string `yaml:"owner"`
	Review date   `yaml:"review"`
	Order  int    `yaml:"order"`
}

var libraryPages = newKind("content/library/", kind[libraryMatter, LibraryPage]{
	mean: func(m *libraryMatter, zone *time.Location) LibraryPage {
		return LibraryPage{m.Owner, m.Review.End(zone), m.Order}
	},
	inherit: func(p *LibraryPage, first LibraryPage) {
		p.Owner = cmp.Or(p.Owner, first.Owner)
		p.Review = cmp.Or(p.Review, first.Review)
		p.Order = cmp.Or(p.Order, first.Order)
	},
})

// A Page is only its title, summary and body.
type Page struct{}

var about = newKind("content/about.", kind[Page, Page]{
	mean:    func(*Page, *time.Location) Page { return Page{} },
	inherit: func(*Page, Page) {},
})
