package check

// The rules of this file are held where a hub is read, planned and rendered. They are here
// to be explained.

var file = Rule{
	Name: "file",
	Doc: "A file of content/ or guidelines/ has a name that says its id and its language, stands in " +
		"a folder that is read, and is a file rather than a link.",
	Example: `
-- content/posts/Rabat.md --
---
title: Rabat opens
---
-- finding --
content/posts/Rabat.md: error: "Rabat" is no id, want lower-case letters a to z, digits and single hyphens between them [file]
`,
}

var frontMatter = Rule{
	Name: "front-matter",
	Doc: "A file begins with its front matter: keys that the program knows, each with a value of " +
		"its kind. A misspelled key would be overlooked, and with it an embargo.",
	Example: `
-- content/posts/rabat.en.md --
---
title: Rabat opens
publsh: 2027-02-01
---
-- finding --
content/posts/rabat.en.md:3:1: error: unknown key "publsh" [front-matter]
    → did you mean "publish"?
`,
}

var ids = Rule{
	Name: "id",
	Doc: "An id, today's or a former one, belongs to one post or page alone, and all its languages " +
		"stand in one folder: addresses that were shared lead on for ever.",
	Example: `
-- content/posts/oslo.en.md --
---
title: Oslo opens
aliases: [rabat]
---
-- content/posts/rabat.en.md --
---
title: Rabat opens
---
-- finding --
content/posts/oslo.en.md:3:11: error: the alias "rabat" belongs to content/posts/rabat.en.md [id]
`,
}

var texts = Rule{
	Name: "share",
	Doc:  "Under share stand texts for networks that the program knows, each with words.",
	Example: `
-- content/posts/rabat.en.md --
---
title: Rabat opens
share: {linkdin: [Rabat opens.]}
---
-- finding --
content/posts/rabat.en.md:3:9: error: unknown network "linkdin" [share]
    → did you mean "linkedin"?
`,
}

var media = Rule{
	Name: "media",
	Doc: "A picture, a video or a document stands beside its post and is what its name says; what " +
		"stands elsewhere is named by its address and its SHA-256.",
	Example: `
-- content/posts/rabat.en.md --
---
title: Rabat opens
media: [{file: roof.jpg, alt: Panels on a roof}]
---
-- finding --
content/posts/rabat.en.md:3:16: error: there is no file "roof.jpg" beside the post [media]
    → put it into the post's folder, or correct its name
`,
}

var settings = Rule{
	Name: "settings",
	Doc:  "site/hub.yaml holds settings that the program knows, and they go together.",
	Example: `
-- site/hub.yaml --
title: Hub
langages: [en]
-- finding --
site/hub.yaml:2:1: error: unknown key "langages" [settings]
    → did you mean "languages"?
`,
}

var languages = Rule{
	Name: "languages",
	Doc: "A word on screen has the parts that its English has, and the plural forms that its language " +
		"needs. Where it is lacking, the English one is shown.",
	Example: `
-- site/languages/en.yaml --
section:
  post: Articles
-- finding --
site/languages/en.yaml:2:3: warning: unknown message "section.post" [languages]
    → did you mean "section.posts"?
`,
}

var plan = Rule{
	Name: "plan",
	Doc:  "Everything that pages are made of beside their content can be read.",
}

var collision = Rule{
	Name: "collision",
	Doc:  "Every page has an address of its own, also where upper and lower case are the same.",
	Example: `
-- site/static/Extra.css --
-- site/static/extra.css --
-- finding --
assets/03571ef54a18/extra.css: error: assets/03571ef54a18/Extra.css and assets/03571ef54a18/extra.css would be the same file [collision]
    → rename one of the two
`,
}

var drawing = Rule{
	Name: "drawing",
	Doc: "The cards that networks show, and the icons of the hub, are drawn with fonts that have all " +
		"letters, and with a logo that can be read.",
	Example: `
-- site/static/fonts/house.ttf --
no font
-- finding --
site/static/fonts/house.ttf: warning: read font: the file is damaged, or no TrueType, OpenType or WOFF font [drawing]
    → put a whole copy there, or another font; until then cards and icons are set in others
`,
}

var template = Rule{
	Name: "template",
	Doc:  "Templates of the hub's own can be read and fill a page of every kind.",
	Example: `
-- templates/post.html --
{{define "main"}}{{.Titel}}{{end}}
-- finding --
templates/post.html:1:20: error: executing "main" at <.Titel>: can't evaluate field Titel in type site.PostPage [template]
`,
}

var page = Rule{
	Name: "page",
	Doc: "What a page or a file of the site is made of can be written: a picture can be decoded, a " +
		"body does not grow without measure. Building tells; until then the page stays as it stands.",
}

var proposal = Rule{
	Name: "proposal",
	Doc:  "What a colleague proposes can be read from the form, and has a title and words.",
}

var numbers = Rule{
	Name: "metrics",
	Doc: "What was counted can be read, and its two files say the same of each day; what can't be read is on no " +
		"page. Nobody writes these files by hand: collecting mends them.",
	Example: `
-- site/data/metrics/2026-11.logs.csv --
post,visits
rabat,12
-- finding --
site/data/metrics/2026-11.logs.csv:1:1: warning: the first line is not day,post,lang,text,network,campaign,team,code,measure,value,source [metrics]
    → remove the month's two files and collect it again
`,
}
