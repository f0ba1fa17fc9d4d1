package approvals_test

import "github.com/portevoix/portevoix/internal/github"

// said is what legal-lead writes in a review, after deputy approved.
func said(state, body string) func(*story) {
	return pull(func(s *story) { s.approve("deputy"); s.review("legal-lead", state, body) })
}

// alone is the only review.
func alone(state, body string) func(*story) {
	return pull(func(s *story) { s.review("legal-lead", state, body) })
}

// readings are the ways in which the words and the state of a review can be misread.
var readings = []row{
	{"approves within a longer fence", alone(github.Approved, "````\n```\n/approve rabat\n```\n````"), older, "is in doubt"},
	{"approves within a fence that seems to end", alone(github.Approved, "```\n```bar\n/approve rabat\n```"), older, "is in doubt"},
	{"approves behind a tab", alone(github.Approved, "Say:\n\n\t/approve rabat"), older, "is in doubt"},
	{"approves in a remark nobody sees", alone(github.Approved, "<!--\n/approve rabat\n-->"), older, "is in doubt"},
	{"approves as code", alone(github.Approved, "Write\n`/approve rabat`"), older, "is in doubt"},
	{"approves beside a quotation", alone(github.Approved, "> /hold rabat the roof\n\nIt is ours.\n\n/approve rabat"), newer, ""},
	{"approves in a state nobody knows", alone("WHATEVER", "/approve rabat"), older, "a state that nobody knows"},
	{"an approval in a state nobody knows takes back an earlier one", pull(func(s *story) {
		s.approve("legal-lead")
		s.review("legal-lead", "WHATEVER", "")
	}), older, "a state that nobody knows"},
	{"requests changes and approves by name", alone(requested, "/approve rabat"), older, "changes are requested"},
	{"approved, then said again in a comment", pull(func(s *story) {
		s.approve("legal-lead")
		s.review("legal-lead", commented, "/approve rabat")
	}), newer, ""},
	{"approved, then limited in a comment", pull(func(s *story) {
		s.approve("legal-lead")
		s.review("legal-lead", commented, "/approve rabat if the roof goes")
	}), older, "approves in a comment"},
	{"holds in a comment", said(commented, "/hold rabat the roof"), older, "holds it: the roof"},
	{"holds in a state nobody knows", said("WHATEVER", "/hold rabat the roof"), older, "holds it: the roof"},
	{"holds with a capital", said(github.Approved, "/Hold rabat"), older, "in doubt"},
	{"holds in a list", said(github.Approved, "- /hold rabat"), older, "in doubt"},
	{"holds in bold", said(github.Approved, "**/hold rabat** no"), older, "in doubt"},
	{"holds as code", said(github.Approved, "`/hold rabat no`"), older, "in doubt"},
	{"holds behind a space that does not break", said(github.Approved, "\u00a0/hold rabat no"), older, "in doubt"},
	{"holds behind a mark without a width", said(github.Approved, "\u200b/hold rabat no"), older, "in doubt"},
	{"holds after an old line end", said(github.Approved, "Fine.\r/hold rabat no"), older, "holds it: no"},
	{"holds after what is no fence", said(github.Approved, "```x``` is wrong\n/hold rabat no"), older, "holds it: no"},
	{"holds a post that nobody knows, and another approves", said(github.Approved, "/hold rabatt no"), older, "in doubt"},
}
