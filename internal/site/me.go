package site

// me plans the page on which readers say what is theirs. Nothing of it is on the page:
// it is kept by their own browser.
func me(p *planner) {
	for _, l := range p.locales {
		in := meInput{frame: frame{locale: l, path: "me/"}, title: p.word(l, "me.heading")}
		p.add(in.file(), "me", l, in)
	}
}

type meInput struct {
	frame
	title string
}

func (in meInput) Key(*Key) {}

func (in meInput) View() (any, error) {
	v := MePage{
		Base: in.base(in.title, ""), Root: in.settings.BasePath, Status: in.settings.Href("status.json"),
		Offline: in.href("offline/"),
	}
	for _, t := range in.settings.Topics {
		v.Topics = append(v.Topics, Named{t.ID, in.named(t.Name).Words})
	}
	for _, n := range in.settings.Networks {
		v.Networks = append(v.Networks, Named{n.Name, n.Title})
	}
	for _, t := range in.settings.Teams {
		v.Teams = append(v.Teams, Named{t.ID, in.named(t.Name).Words})
	}
	return v, nil
}

// MePage asks what is the reader's own.
type MePage struct {
	Base
	Root, Status     string // addresses of the hub and of status.json
	Offline          string // address of the list of pages that are kept
	Topics, Networks []Named
	Teams            []Named // that links may name; none: links say nothing of teams
}

// Named is one of several things to choose from.
type Named struct{ ID, Name string }
