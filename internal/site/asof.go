package site

// asOf is what every page says of a hub as it stood; nil: it is as it stands.
func (p *planner) asOf() *AsOf {
	if p.options.AsOf == "" {
		return nil
	}
	at := p.options.Now.In(p.Settings.Zone)
	return &AsOf{At: at, Clock: at.Format("15:04"), Commit: p.options.AsOf[:min(12, len(p.options.AsOf))]}
}

// banner is what stands on every page of a hub that is not as it stands; nil: it is.
func (p *planner) banner() *Base {
	if b := (Base{AsOf: p.asOf(), Change: p.options.Change}); b.AsOf != nil || b.Change != nil {
		return &b
	}
	return nil
}

// hidden reports whether search engines are asked to stay away.
func (p *planner) hidden() bool { return p.Settings.Visibility == "internal" || p.plan.Banner != nil }
