package config

import (
	"net/mail"
	"regexp"
	"strings"
)

// Propose says where colleagues propose posts. Where both ways are empty, pages say
// nothing about it.
type Propose struct {
	Repository string // on GitHub: owner/name; empty: none
	Branch     string // of the repository, where new files begin
	Mail       string // address; empty: none
}

// None reports whether there is no way to propose.
func (p Propose) None() bool { return p.Repository == "" && p.Mail == "" }

type propose struct {
	Repository string `yaml:"repository"`
	Branch     string `yaml:"branch"`
	Mail       string `yaml:"mail"`
}

var (
	repository = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]*[A-Za-z0-9_-][A-Za-z0-9._-]*$`)
	branch     = regexp.MustCompile(`^[A-Za-z0-9_-]+([./+][A-Za-z0-9_-]+)*$`)
)

// propose keeps only what leads where it says.
func (r *reader) propose() {
	p := Propose(r.file.Propose)
	if p.Repository != "" && !repository.MatchString(p.Repository) {
		r.wrong(path{"propose", "repository"}, "found repository %q", p.Repository).Cure =
			"write owner/name, as in the address of its page on GitHub"
		p.Repository = ""
	}
	if !branch.MatchString(p.Branch) {
		r.wrong(path{"propose", "branch"}, "found branch %q", p.Branch).Cure =
			"write the branch that posts are merged into, such as main"
		p.Branch = defaults().Propose.Branch
	}
	if p.Mail != "" && !bareAddress(p.Mail) {
		r.wrong(path{"propose", "mail"}, "found address %q", p.Mail).Cure = "write it alone, such as posts@example.org"
		p.Mail = ""
	}
	r.settings.Propose = p
}

// bareAddress reports whether a text is an address and nothing else: what follows a ? in
// a mailto link would be more than that.
func bareAddress(text string) bool {
	address, err := mail.ParseAddress(text)
	return err == nil && address.Address == text && !strings.ContainsAny(text, `?&#%,;:"<> `)
}
