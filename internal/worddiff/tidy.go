package worddiff

import "strings"

// tidy lets changes swallow what is equal by chance between them: white space, and what
// is no longer than the changes on both of its sides. Lines stay apart.
func tidy(parts []Part) []Part {
	var list []Part
	for i, p := range parts {
		if p.Op == Equal && chance(p.Text, list, parts[i+1:]) {
			list = add(add(list, Part{Delete, p.Text}), Part{Insert, p.Text})
			continue
		}
		list = add(list, p)
	}
	return list
}

func chance(text string, before, after []Part) bool {
	size := len(strings.TrimSpace(text))
	return len(before) > 0 && len(after) > 0 && !strings.Contains(text, "\n") &&
		size <= longest(before[max(0, len(before)-2):]) && size <= longest(after[:min(2, len(after))])
}

// longest is how long a change is, of which at most two parts are given.
func longest(change []Part) int {
	size := 0
	for _, p := range change {
		if p.Op != Equal {
			size = max(size, len(p.Text))
		}
	}
	return size
}

// add adds a part to those before it: what was deleted to what was deleted just before.
func add(parts []Part, p Part) []Part {
	last := len(parts) - 1
	switch {
	case p.Text == "":
	case last >= 0 && parts[last].Op == p.Op:
		parts[last].Text += p.Text
	case last > 0 && parts[last].Op == Insert && p.Op == Delete && parts[last-1].Op == Delete:
		parts[last-1].Text += p.Text
	case last >= 0 && parts[last].Op == Insert && p.Op == Delete:
		return append(parts[:last], p, parts[last])
	default:
		return append(parts, p)
	}
	return parts
}
