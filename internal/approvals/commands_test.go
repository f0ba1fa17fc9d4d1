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
		{"please /approve rabat", nil, false},
		{"> /approve rabat", nil, false},
		{"    /approve rabat", nil, false},
		{"```\n/approve rabat\n```", nil, false},
		{"```\n~~~\n/approve rabat\n```", nil, false},
		{"/approved rabat", nil, false},
		{"/approve rabat", []command{{post: "rabat", approve: true}}, false},
		{" /approve  rabat \r\n/hold oslo  not yet\r\n", []command{{post: "rabat", approve: true}, {post: "oslo", reason: "not yet"}}, false},
		{"/approve rabat until 2027-01-31", []command{{post: "rabat", approve: true, until: day}}, false},
		{"/approve rabat until Friday", []command{{post: "rabat", approve: true, condition: "until Friday"}}, false},
		{"/approve rabat, oslo", nil, true},
		{"/approve", nil, true},
		{"/hold", nil, true},
		{"/approve Rabat", nil, true},
		{"/approve rabat until 2027-02-30", nil, true},
	} {
		found, err := commands(tt.body, time.UTC)
		if (err != nil) != tt.bad || len(found) != len(tt.want) {
			t.Errorf("%q: found %+v, %v", tt.body, found, err)
			continue
		}
		for i := range found {
			if found[i] != tt.want[i] {
				t.Errorf("%q: found %+v, want %+v", tt.body, found[i], tt.want[i])
			}
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
