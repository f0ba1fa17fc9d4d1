package content

// Names of the rules under which problems are reported.
const (
	ruleFile        = "file"         // what a file is and how it is named
	ruleFrontMatter = "front-matter" // how keys are written
	ruleID          = "id"           // ids and aliases that collide
	ruleShare       = "share"        // texts
	ruleMedia       = "media"        // images
	ruleBody        = "body"         // Markdown
)
