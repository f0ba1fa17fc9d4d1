package portevoix_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/agents"
)

// The list of robots is the one that npm installs at the version of tools/package.json, and
// each of the agents that its keepers have met is taken for a robot. A newer list is
//
//	jq -r '.[].pattern' tools/node_modules/crawler-user-agents/crawler-user-agents.json
func TestBrowserListOfRobots(t *testing.T) {
	findChromium(t) // where the browser is asked for, npm has installed what is compared
	var crawlers []struct {
		Pattern   string
		Instances []string
	}
	if err := json.Unmarshal(readTool(t, "crawler-user-agents/crawler-user-agents.json"), &crawlers); err != nil {
		t.Fatal(err)
	}
	var patterns strings.Builder
	for _, c := range crawlers {
		patterns.WriteString(c.Pattern + "\n")
		for _, agent := range c.Instances {
			if !agents.IsRobot(agent) {
				t.Errorf("%s is taken for a person", agent)
			}
		}
	}
	const folder = "internal/agents/"
	for file, want := range map[string]string{
		"crawlers.txt":         patterns.String(),
		"crawlers.LICENSE.txt": string(readTool(t, "crawler-user-agents/LICENSE")),
	} {
		if ours, err := os.ReadFile(folder + file); err != nil || string(ours) != want {
			t.Errorf("%s is not what npm installs: %v", folder+file, err)
		}
	}
}
