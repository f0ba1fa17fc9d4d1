package doctor

import "fmt"

// repository looks at what the history is good for.
func repository(x *examination) {
	switch {
	case x.Repository == nil:
		x.warn("", "there is no Git repository that can be read",
			fmt.Sprintf("reviews, the history of a text and a way back come from it (%v)", x.NoRepository),
			"run git init, or work in a clone")
	case x.Repository.Shallow():
		x.warn("", "the clone has only part of the history",
			"check --since compares with what came before", "git fetch --unshallow; in actions/checkout: fetch-depth: 0")
	}
}

// kept are files that a build or a collection writes, and why no commit should have
// them.
var kept = []struct{ folder, file, why string }{
	{"public", "public/index.html", "the site is built anew from the hub: its copy would only be out of date"},
	{"site/data", "site/data/targets.json", "what is collected changes by itself, and its history is not the hub's"},
}

// ignored looks whether what is made stays out of commits.
func ignored(x *examination) {
	if x.Repository == nil {
		return
	}
	for _, k := range kept {
		switch ignored, err := x.Repository.Ignored(k.file); {
		case err != nil:
			x.warn(".gitignore", err.Error(), "it says what stays out of commits", "make it readable")
		case !ignored:
			x.warn(".gitignore", k.folder+" is not ignored", k.why, "write /"+k.folder+"/ into .gitignore")
		}
	}
}
