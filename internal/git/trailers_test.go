package git

import (
	"slices"
	"testing"
)

func TestMessage(t *testing.T) {
	for name, test := range map[string]struct {
		message, subject string
		trailers         []Trailer
	}{
		"subject alone":                {"Approved-by: Legal", "Approved-by: Legal", nil},
		"trailers":                     {"S\n\nbody\n\nApproved-by: L\nRef: 1", "S", []Trailer{{"Approved-by", "L"}, {"Ref", "1"}}},
		"right below the subject":      {"S\nApproved-by: L", "S Approved-by: L", nil},
		"not the last paragraph":       {"S\n\nApproved-by: L\n\nbody", "S", nil},
		"prose in the paragraph":       {"S\n\nApproved-by: L\nand more words", "S", nil},
		"white space, empty lines":     {"\n S \n\n\nKey :  v \n\n\n", " S", []Trailer{{"Key", "v"}}},
		"a value on two lines":         {"S\n\nKey: v\n  w", "S", []Trailer{{"Key", "v w"}}},
		"CR LF":                        {"S\r\n\r\nKey: v\r\n", "S", []Trailer{{"Key", "v"}}},
		"white space opens no trailer": {"S\n\n  Approved-by: L", "S", nil},
		"nothing":                      {"", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			subject, trailers := message(test.message)
			if subject != test.subject || !slices.Equal(trailers, test.trailers) {
				t.Errorf("message(%q) = %q, %q; want %q, %q", test.message, subject, trailers, test.subject, test.trailers)
			}
		})
	}
}
