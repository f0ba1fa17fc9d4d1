package portevoix_test

// badWorkflows are made of testdata/workflow.yml by one change each, and the rule that
// has to see it.
var badWorkflows = []struct{ rule, good, bad string }{
	{"an action is named by its full commit, with its version behind it", "@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5"},
	{"an action is named by its full commit, with its version behind it", "@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@08c6903 # v5.0.0"},
	{"an action is named by its full commit, with its version behind it", " # v5.0.0", ""},
	{"an action is named by its full commit, with its version behind it", "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e", "docker://ghcr.io/x"},

	{"rights are stated, and the least", "permissions:\n  contents: read\n", ""},
	{"rights are stated, and the least", "permissions:\n  contents: read\n", "permissions: write-all\n"},
	{"rights are stated, and the least", "permissions:\n  contents: read\n", "permissions: read-all\n"},
	{"rights are stated, and the least", "  contents: read\n", "  contents: write\n"},
	{"rights are stated, and the least", "      pages: write", "      packages: write"},

	{"no event gives a stranger's code our rights", "  pull_request:", "  pull_request_target:"},
	{"no event gives a stranger's code our rights", "  pull_request:", "  issue_comment:"},
	{"no event gives a stranger's code our rights", "  pull_request:", "  repository_dispatch:"},

	{"no secret is needed", "${{ inputs.word }}", "${{ secrets.TOKEN }}"},
	{"no secret is needed", "          ref: main", "          ref: main\n          ssh-key: ${{ secrets.KEY }}"},

	{"an expression is no part of a command", `"$WORD"`, `"${{ inputs.word }}"`},
	{"an expression is no part of a command", `"$WORD"`, `"${{ github.event.pull_request.title }}"`},
	{"an expression is no part of a command", `"$WORD"`, `"${{ env.WORD }}"`},

	{"what others write is only passed on as environment", "          path: pull", "          path: ${{ github.head_ref }}"},
	{"what others write is only passed on as environment", "      - name: Check", "      - name: ${{ github.event.pull_request.title }}"},
	{"what others write is only passed on as environment", "working-directory: pull", "working-directory: ${{ inputs.word }}"},
	{"what others write is only passed on as environment", "          path: pull", "          path: ${{ github['head_ref'] }}"},
	{"what others write is only passed on as environment", "          path: pull", "          ref: ${{ github.event.pull_request.head.sha }}"},

	{"a checkout leaves no token behind", "          persist-credentials: false", "          fetch-depth: 0"},
	{"a checkout leaves no token behind", "persist-credentials: false", "persist-credentials: true"},

	{"who may write has no stranger's files", "          ref: main", "          ref: ${{ github.event.pull_request.head.sha }}"},
	{"who may write has no stranger's files", "          ref: main", "          ref: refs/pull/1/head"},
	{"who may write has no stranger's files", "          ref: main\n", ""},
	{"who may write has no stranger's files", "          ref: main", "          ref: main\n          repository: someone/else"},
	{"who may write has no stranger's files", "  pull_request:", "  workflow_run:\n    workflows: [other]"},

	{"content is not run", "      - uses: ./base", "      - uses: ./pull"},
	{"content is not run", "run: portevoix check", "run: ./check"},
	{"content is not run", "run: portevoix check", "run: go run ./cmd/portevoix check"},
	{"content is not run", "run: portevoix check", "run: true && bash check"},
	{"content is not run", "run: portevoix check", "run: ../pull/check"},
	{"content is not run", "          path: pull\n", ""},

	{"every job ends", "    timeout-minutes: 10\n", ""},
	{"every job ends", "timeout-minutes: 10", "timeout-minutes: 360"},

	{"what publishes is not broken off", "cancel-in-progress: false", "cancel-in-progress: true"},
	{"what publishes is not broken off", "concurrency:\n  group: pages\n  cancel-in-progress: false\n", ""},

	{"a schedule keeps away from busy minutes, and has a time zone", "  pull_request:", "  schedule:\n    - {cron: '0 5 * * *', timezone: UTC}"},
	{"a schedule keeps away from busy minutes, and has a time zone", "  pull_request:", "  schedule:\n    - {cron: '*/5 5 * * *', timezone: UTC}"},
	{"a schedule keeps away from busy minutes, and has a time zone", "  pull_request:", "  schedule:\n    - {cron: '17 5 * * *'}"},
	{"a schedule keeps away from busy minutes, and has a time zone", "  pull_request:", "  push:\n  schedule:\n    - {cron: '17 5 * * *', timezone: UTC}"},

	{"tools have their versions in tools/go.mod", "run: portevoix check", "run: go install example.org/tool@latest #"},
}
