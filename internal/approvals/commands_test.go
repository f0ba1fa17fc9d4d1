package approvals

import (
	"strings"
	"testing"
	"time"
)

func TestCommands(t *testing.T) {
	day := time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		body string
		want []command
		bad  bool
	}{
		{"Looks good to me.", nil, false},
		{"approve rabat", nil, false},
		{"> /approve rabat\n > /hold rabat", nil, false},
		{"please /approve rabat", nil, true},
		{"    /approve rabat", nil, true},
		{"\t/approve rabat", nil, true},
		{"/Approve rabat", nil, true},
		{"/approve\u00a0rabat", nil, true},
		{"/approve rabat /hold oslo", []command{{}}, true},
		{"See https://example.org/hold/ for why.", []command{{}}, true},
		{"See https://example.org/approved and /holdings.", nil, false},
		{"`go`\n/hold rabat x", []command{{post: "rabat", reason: "x"}}, false},
		{"/approve rabat\r/hold oslo", []command{{post: "rabat", approve: true}, {post: "oslo"}}, false},
		{"/approved rabat", nil, false},
		{"/approve rabat", []command{{post: "rabat", approve: true}}, false},
		{" /approve  rabat \r\n/hold oslo  not yet\r\n", []command{{post: "rabat", approve: true}, {post: "oslo", reason: "not yet"}}, false},
		{"/approve rabat until 2027-01-31", []command{{post: "rabat", approve: true, until: day}}, false},
		{"/approve rabat until Friday", []command{{post: "rabat", approve: true, condition: "until Friday"}}, false},
		{"/approve rabat, oslo", nil, true},
		{"/approve", nil, true},
		{"/hold", []command{{}}, true},
		{"/approve Rabat", nil, true},
		{"/approve rabat until 2027-02-30", nil, true},
	} {
		found, err := commands(tt.body, time.UTC)
		if (err != nil) != tt.bad || len(found) != len(tt.want) {
			t.Errorf("%q: found %+v, %v", tt.body, found, err)
			continue
		}
		for i := range found {
			if found[i].post == "" && !found[i].approve && tt.want[i] == (command{}) {
				continue // it holds whatever is meant, and its reason is the error
			}
			if found[i] != tt.want[i] {
				t.Errorf("%q: found %+v, want %+v", tt.body, found[i], tt.want[i])
			}
		}
	}
}

// An approval counts only where every reader sees it as one.
func TestHiddenApprovals(t *testing.T) {
	for _, body := range []string{
		"```\n/approve rabat\n```", "````\n```\n/approve rabat\n````", "```\n```bar\n/approve rabat\n```",
		"~~~\n/approve rabat\n~~~", "<!--\n/approve rabat\n-->", "Fine <!-- no\n/approve rabat\n-->",
		"<pre>\n/approve rabat\n</pre>", "`a\n/approve rabat\nb`", "[a]: /b \"\n/approve rabat\n\"",
		"[a](/b \"\n/approve rabat\n\")",
	} {
		if found, err := commands(body, time.UTC); err == nil {
			t.Errorf("%q decides %+v", body, found)
		}
	}
}

// Whatever a reader may take for a hold is one.
func TestHoldsInDoubt(t *testing.T) {
	for _, body := range []string{
		"/Hold rabat", "- /hold rabat", "1. Fine:\n   - /hold rabat", "**/hold rabat**", "_/hold_ rabat", "`/hold rabat`",
		"\u00a0/hold rabat", "\u200b/hold rabat", "/ho\u00adld rabat", "Fine.\r/hold rabat", "```x``` is wrong\n/hold rabat",
		"    /hold rabat", "\t/hold rabat", "<!-- x -->\n/hold rabat", "```\n/hold rabat\n```", "Fine.\u2028/hold rabat",
	} {
		found, _ := commands(body, time.UTC)
		if len(found) != 1 || found[0].approve || found[0].post != "" && found[0].post != "rabat" {
			t.Errorf("%q decides %+v", body, found)
		}
	}
}

// Whatever a review holds, a post is approved only by a line that is that and no more.
func FuzzCommands(f *testing.F) {
	f.Add("/approve rabat")
	f.Add("```\n/approve rabat\n~~~")
	f.Add("/approve rabat until 2027-01-31\n/hold rabat x")
	f.Fuzz(func(t *testing.T, body string) {
		found, _ := commands(body, time.UTC)
		for _, c := range found {
			if !strings.Contains(body, c.post) || c.approve && !strings.Contains(body, "/approve") {
				t.Errorf("%q decides %+v", body, c)
			}
		}
	})
}

func TestApprover(t *testing.T) {
	for _, tt := range []struct{ value, who, condition string }{
		{"Legal Lead <Legal@Example.org>", "legal@example.org", ""},
		{"<legal@example.org>", "legal@example.org", ""},
		{"legal@example.org", "legal@example.org", ""},
		{"@Legal-Lead", "legal-lead", ""},
		{"legal-lead if true", "legal-lead", "if true"},
		{"Legal <legal@example.org> if true", "legal@example.org", "if true"},
		{"Legal <legal@example.org", "legal", "<legal@example.org"},
		{"Mallory <a@b> <legal@example.org>", "a@b", "<legal@example.org>"},
	} {
		if who, condition := approver(tt.value); who != tt.who || condition != tt.condition {
			t.Errorf("%q is of %q, on %q", tt.value, who, condition)
		}
	}
}
