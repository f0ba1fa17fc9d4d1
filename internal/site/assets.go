package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/problem"
)

// An asset is a file of the hub's look. All stand in one folder named after what is
// in them, so that they may be cached for ever and name each other.
type asset struct {
	name string
	data []byte
}

// assets reads the look of the hub and names its folder.
func (p *planner) assets() {
	p.failed(fs.WalkDir(p.Hub.static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || unpublished(d.Name()) {
			return err
		}
		data, err := fs.ReadFile(p.Hub.static, name)
		p.static = append(p.static, asset{name, data})
		return err
	}))
	p.asset(brandFile, func(own []byte) []byte { return brandSheet(p.Settings, own) })
	p.asset("tlds.json", func([]byte) []byte { return jsonList(network.TopLevelDomains()) })
	p.asset("emoji.json", func([]byte) []byte { return jsonList(network.Emoji()) })
	if p.plan.Assets == "" {
		sum := sha256.New()
		for _, a := range p.static {
			fmt.Fprintf(sum, "%s %d\n%s", a.name, len(a.data), a.data)
		}
		p.plan.Assets = "assets/" + hex.EncodeToString(sum.Sum(nil)[:6])
	}
}

// asset adds a file that the program makes, of the one of that name if the hub has one.
func (p *planner) asset(name string, made func(own []byte) []byte) {
	at := slices.IndexFunc(p.static, func(a asset) bool { return a.name == name })
	if at < 0 {
		at = len(p.static)
		p.static = append(p.static, asset{name: name})
	}
	p.static[at].data = made(p.static[at].data)
}

// jsonList is a list as scripts read it.
func jsonList(list []string) []byte {
	data, _ := json.Marshal(list) // strings always marshal
	return data
}

// unpublished are the names of files that editors and systems leave behind, or that
// speak to who works on the hub.
func unpublished(name string) bool {
	return name == "README.md" || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~")
}

// failed notes what could not be read.
func (p *planner) failed(err error) {
	if err != nil {
		p.problems = append(p.problems, problem.Errorf(problem.Position{File: "site"}, "plan", "%v", err))
	}
}

func assets(p *planner) {
	for _, a := range p.static {
		p.add(p.plan.Assets+"/"+a.name, "", nil, rawInput(a.data))
	}
}
