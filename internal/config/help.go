package config

// Help says who helps colleagues whom somebody answered badly.
type Help struct {
	Contact   string `yaml:"contact"`   // id; empty: nobody
	Guideline string `yaml:"guideline"` // id of the one that says what to do; empty: none does
}

// help comes after contacts. Where nobody is named it is the first of them.
func (r *reader) help() {
	known := r.file.Contacts.keys
	h := Help{Contact: r.reference(path{"help", "contact"}, r.file.Help.Contact, known), Guideline: r.file.Help.Guideline}
	if h.Contact == "" && len(known) > 0 {
		h.Contact = known[0]
	}
	r.settings.Help = h
}
