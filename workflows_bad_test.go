package portevoix_test

// badWorkflows are made of testdata/workflow.yml by one change each: what stands there,
// and what stands there instead. The rule has to see it.
var badWorkflows = []struct {
	rule    string
	changes [][2]string
}{
	{"an action is named by its full commit, with its version behind it", [][2]string{
		{"@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5"},
		{"@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@08c6903 # v5.0.0"},
		{" # v5.0.0", ""},
		{"actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e", "docker://ghcr.io/x"},
	}},
	{"rights are stated, and the least", [][2]string{
		{"permissions:\n  contents: read\n", ""},
		{"permissions:\n  contents: read\n", "permissions: write-all\n"},
		{"permissions:\n  contents: read\n", "permissions: read-all\n"},
		{"  contents: read\n", "  contents: write\n"},
		{"      pages: write", "      packages: write"},
	}},
	{"no event gives a stranger's code our rights", [][2]string{
		{"  pull_request:", "  pull_request_target:"},
		{"  pull_request:", "  issue_comment:"},
		{"  pull_request:", "  repository_dispatch:"},
	}},
	{"no secret is needed", [][2]string{
		{"${{ inputs.word }}", "${{ secrets.TOKEN }}"},
		{"          ref: main", "          ref: main\n          ssh-key: ${{ secrets.KEY }}"},
	}},
	{"an expression is no part of a command", [][2]string{
		{`"$WORD"`, `"${{ inputs.word }}"`},
		{`"$WORD"`, `"${{ github.event.pull_request.title }}"`},
		{`"$WORD"`, `"${{ env.WORD }}"`},
	}},
	{"what others write is only passed on as environment", [][2]string{
		{"          path: pull", "          path: ${{ github.head_ref }}"},
		{"      - name: Check", "      - name: ${{ github.event.pull_request.title }}"},
		{"working-directory: pull", "working-directory: ${{ inputs.word }}"},
		{"          path: pull", "          path: ${{ github['head_ref'] }}"},
		{"          path: pull", "          ref: ${{ github.event.pull_request.head.sha }}"},
	}},
	{"a checkout leaves no token behind", [][2]string{
		{"          persist-credentials: false", "          fetch-depth: 0"},
		{"persist-credentials: false", "persist-credentials: true"},
	}},
	{"who may write has no stranger's files", [][2]string{
		{"          ref: main", "          ref: ${{ github.event.pull_request.head.sha }}"},
		{"          ref: main", "          ref: refs/pull/1/head"},
		{"          ref: main\n", ""},
		{"          ref: main", "          ref: main\n          repository: someone/else"},
		{"  pull_request:", "  workflow_run:\n    workflows: [other]"},
		{"          ref: main\n          persist-credentials: false\n      - uses: actions/deploy",
			"          persist-credentials: false\n      - uses: actions/deploy"},
	}},
	{"content is not run", [][2]string{
		{"      - uses: ./base", "      - uses: ./pull"},
		{"run: portevoix check", "run: ./check"},
		{"run: portevoix check", "run: go run ./cmd/portevoix check"},
		{"run: portevoix check", "run: true && bash check"},
		{"run: portevoix check", "run: ../pull/check"},
		{"          path: pull\n", ""},
	}},
	{"every job ends", [][2]string{
		{"    timeout-minutes: 10\n", ""},
		{"timeout-minutes: 10", "timeout-minutes: 360"},
	}},
	{"what publishes is not broken off", [][2]string{
		{"cancel-in-progress: false", "cancel-in-progress: true"},
		{"concurrency:\n  group: pages\n  cancel-in-progress: false\n", ""},
	}},
	{"a schedule keeps away from busy minutes, and has a time zone", [][2]string{
		{"  pull_request:", "  schedule:\n    - {cron: '0 5 * * *', timezone: UTC}"},
		{"  pull_request:", "  schedule:\n    - {cron: '*/5 5 * * *', timezone: UTC}"},
		{"  pull_request:", "  schedule:\n    - {cron: '17 5 * * *'}"},
		{"  pull_request:", "  push:\n  schedule:\n    - {cron: '17 5 * * *', timezone: UTC}"},
	}},
	{"tools have their versions in tools/go.mod", [][2]string{
		{"run: portevoix check", "run: go install example.org/tool@latest #"},
	}},
}
