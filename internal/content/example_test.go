package content_test

import (
	"fmt"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

func Example() {
	hub := fstest.MapFS{"content/posts/2026/rabat.en.md": {Data: []byte(`---
title: Our new region opens in Rabat
link: https://www.example.com/news/rabat
publish: 2026-12-01
expires: 2027-01-31
share:
  any: ["Rabat is open.", {id: proud, text: "Proud of the team in Rabat."}]
  linkdin: ["Three sites, one team."]
---
Why it **matters**: see [the plan](/en/library/plan/).
`)}}
	options := content.Options{Languages: []string{"en"}, Networks: []string{"linkedin", "x"}}
	_, problems := content.Read(hub, options)
	fmt.Println(problems[0])

	options.Networks = append(options.Networks, "linkdin")
	library, _ := content.Read(hub, options)
	post, _ := library.Post("rabat")
	fmt.Println(post.State(time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)))
	for _, text := range post.Original().TextsFor("x") {
		fmt.Println(text.Name, text.Body)
	}
	html, _ := post.Original().HTML("/hub/")
	fmt.Print(html)
	// Output:
	// content/posts/2026/rabat.en.md:8:3: unknown network "linkdin"; did you mean "linkedin"? [share]
	// embargoed
	// 3kjtz Rabat is open.
	// proud Proud of the team in Rabat.
	// <p>Why it <strong>matters</strong>: see <a href="/hub/en/library/plan/">the plan</a>.</p>
}
