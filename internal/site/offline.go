package site

// offline plans the page that shows where there is no connection, and lists what can be
// read without one. A browser fills the list: what it keeps is on the device alone.
func offline(p *planner) {
	for _, l := range p.locales {
		in := offlineInput{frame: frame{locale: l, path: "offline/"}, title: p.word(l, "offline.heading")}
		p.add(in.file(), "offline", l, in)
	}
}

type offlineInput struct {
	frame
	title string
}

func (in offlineInput) Key(*Key) {}

func (in offlineInput) View() (any, error) {
	return OfflinePage{in.base(in.title, "")}, nil
}

// OfflinePage is what can be read without a connection.
type OfflinePage struct{ Base }
