package site

// asOf is what every page says of a hub as it stood; nil: it is as it stands.
func (p *planner) asOf() *AsOf {
	if p.options.AsOf == "" {
		return nil
	}
	at := p.options.Now.In(p.Settings.Zone)
	return &AsOf{At: at, Clock: at.Format("15:04"), Commit: p.options.AsOf[:min(12, len(p.options.AsOf))]}
}

// hidden reports whether search engines are asked to stay away.
func (p *planner) hidden() bool { return p.Settings.Visibility == "internal" || p.plan.AsOf }
