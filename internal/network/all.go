package network

import "slices"

// All is every network there is, in the order a hub shows them. The first twelve are
// those that most colleagues have; the others are off until a hub lists them, because
// each adds a way to every text.
var All = []Network{
	linkedIn,
	xCom,
	facebook,
	bluesky,
	mastodon,
	threads,
	whatsApp,
	telegram,
	reddit,
	teams,
	email,
	instagram,
	line,
	pinterest,
	tumblr,
	hackerNews,
	tikTok,
	xing,
}

// Names are those of networks, in their order.
func Names(networks []Network) []string {
	names := make([]string, len(networks))
	for i, n := range networks {
		names[i] = n.Name
	}
	return names
}

// Find returns the network of that name.
func Find(name string) (Network, bool) {
	i := slices.IndexFunc(All, func(n Network) bool { return n.Name == name })
	if i < 0 {
		return Network{}, false
	}
	return All[i], true
}
