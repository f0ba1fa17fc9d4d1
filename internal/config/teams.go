package config

import (
	"regexp"
	"strings"
)

// code is what may follow the id of a team in a link, after a hyphen.
var code = regexp.MustCompile(`^[a-z2-7]{5}$`)

// Team returns the team of that id, which colleagues may name in their links.
func (s *Settings) Team(id string) (Term, bool) {
	return find(s.Teams, id, func(t Term) string { return t.ID })
}

// staffTeams are those of colleagues who share. No id may read as another with a code.
func (r *reader) staffTeams() {
	r.settings.Teams = r.termsOf("teams", r.file.Teams)
	for _, team := range r.settings.Teams {
		at := strings.LastIndex(team.ID, "-")
		if at < 0 || !code.MatchString(team.ID[at+1:]) {
			continue
		}
		if other, known := r.settings.Team(team.ID[:at]); known {
			r.wrong(path{"teams", team.ID}, "team %q reads as %q with a code", team.ID, other.ID).Cure =
				"let it end in fewer or more than five letters"
		}
	}
}
