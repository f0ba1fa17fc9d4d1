package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// PrivacyFile says what is kept and shown about people who share. It is a file of its own,
// so that those who speak for staff can be its owners in CODEOWNERS.
//
//	min_group: 5          # numbers about fewer people are shown nowhere; 3 or more
//	individuals: off      # on: what each code brought that colleagues put into their links is kept
//	retention:
//	  facts: 25 months    # what was counted; days (90d) or months
//	  codes: 30d          # the codes in it
//	agreement:            # absent: there is none
//	  reference: Agreement of 12 October 2026
//	  date: 2026-10-12
//	  settings:           # as they were agreed: none of those above may be looser
//	    min_group: 5
//	    individuals: off
//	    retention: {facts: 25 months, codes: 30d}
//	  digest: 3f1c…       # SHA-256 of the settings agreed, also in the paper that was signed
//
// What is absent is as above, also where the file is absent. A setting that is looser than
// what was agreed has no effect: the one agreed holds.
const PrivacyFile = "site/privacy.yaml"

// Privacy is what a hub keeps and shows about people who share.
type Privacy struct {
	PrivacyRules              // that hold
	Written      PrivacyRules // as they stand in the file, which may be looser than agreed
	Agreement    Agreement

	text yaml.Text
}

// PrivacyRules are the settings that can be agreed.
type PrivacyRules struct {
	MinGroup    int  // numbers about fewer people are shown nowhere
	Individuals bool // whether what single codes of colleagues brought is kept
	Facts       Period
	Codes       Period
}

// An Agreement is what those who speak for staff have signed. The zero value is none.
type Agreement struct {
	Reference string
	Date      string // 2026-10-12
	Rules     PrivacyRules
	Digest    string // as it was signed: 64 hexadecimal digits
}

// At returns the position of a key in privacy.yaml, or of the nearest that holds it.
func (p *Privacy) At(path ...string) problem.Position {
	var steps []any
	for _, step := range path {
		steps = append(steps, step)
	}
	return p.text.At(steps...)
}

// Digest is the SHA-256 of the settings in one way of writing them, as 64 hexadecimal
// digits.
func (r PrivacyRules) Digest() string {
	sum := sha256.Sum256([]byte(r.String()))
	return hex.EncodeToString(sum[:])
}

// String is the settings in one way of writing them, a line each.
func (r PrivacyRules) String() string {
	return fmt.Sprintf("min_group: %d\nindividuals: %s\nretention.facts: %s\nretention.codes: %s\n",
		r.MinGroup, onOff(r.Individuals), r.Facts, r.Codes)
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// Looser are the keys of settings that keep or show more than others do.
func (r PrivacyRules) Looser(agreed PrivacyRules) (keys [][]string) {
	for _, k := range []struct {
		looser bool
		key    []string
	}{
		{r.MinGroup < agreed.MinGroup, []string{"min_group"}},
		{r.Individuals && !agreed.Individuals, []string{"individuals"}},
		{r.Facts.longer(agreed.Facts), []string{"retention", "facts"}},
		{r.Codes.longer(agreed.Codes), []string{"retention", "codes"}},
	} {
		if k.looser {
			keys = append(keys, k.key)
		}
	}
	return keys
}

// within are the settings with what was agreed in the place of what is looser.
func (r PrivacyRules) within(agreed PrivacyRules) PrivacyRules {
	r.MinGroup = max(r.MinGroup, agreed.MinGroup)
	r.Individuals = r.Individuals && agreed.Individuals
	if r.Facts.longer(agreed.Facts) {
		r.Facts = agreed.Facts
	}
	if r.Codes.longer(agreed.Codes) {
		r.Codes = agreed.Codes
	}
	return r
}

type privacyRules struct {
	MinGroup    int       `yaml:"min_group"`
	Individuals string    `yaml:"individuals"`
	Retention   retention `yaml:"retention"`
}

type retention struct {
	Facts string `yaml:"facts"`
	Codes string `yaml:"codes"`
}

type privacyFile struct {
	privacyRules `yaml:",inline"`
	Agreement    *agreement `yaml:"agreement"`
}

type agreement struct {
	Reference string       `yaml:"reference"`
	Date      yaml.Date    `yaml:"date"`
	Settings  privacyRules `yaml:"settings"`
	Digest    string       `yaml:"digest"`
}

var strictest = privacyRules{MinGroup: 5, Individuals: "off", Retention: retention{Facts: "25 months", Codes: "30d"}}

// WrittenPrivacy is a value of the type that privacy.yaml is read into: all keys there are,
// for schemas.
func WrittenPrivacy() any { return privacyFile{} }

// ReadPrivacy reads site/privacy.yaml. What it returns is never nil: where there is no
// file, or a mistake, it is as strict as by default.
func ReadPrivacy(fsys fs.FS) (*Privacy, problem.List) {
	data, err := fs.ReadFile(fsys, PrivacyFile)
	r := &privacyReader{Privacy: &Privacy{text: yaml.Text{File: PrivacyFile, First: 1, Data: data}}}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.problems = append(r.problems, problem.Errorf(problem.Position{File: PrivacyFile}, rule, "read %s: %v", PrivacyFile, err))
	}
	file := privacyFile{privacyRules: strictest}
	r.problems = append(r.problems, r.text.Decode(&file, rule)...)
	r.misread = r.problems.HasErrors()
	r.Written = r.rules(nil, file.privacyRules)
	r.PrivacyRules = r.Written
	if file.Agreement != nil {
		r.Agreement = r.agreement(*file.Agreement)
		if r.Agreement.Digest == r.Agreement.Rules.Digest() {
			r.PrivacyRules = r.Written.within(r.Agreement.Rules)
		}
	}
	r.problems.Sort()
	return r.Privacy, r.problems
}

// A privacyReader notes every mistake, but where the file can't be read as it is.
type privacyReader struct {
	*Privacy
	misread  bool
	problems problem.List
}

func (r *privacyReader) wrong(at path, cure, format string, args ...any) {
	if !r.misread {
		r.problems = append(r.problems, problem.Errorf(r.text.At(at...), rule, format, args...).WithCure("%s", cure))
	}
}

func (r *privacyReader) rules(at path, written privacyRules) PrivacyRules {
	rules := PrivacyRules{MinGroup: written.MinGroup, Individuals: written.Individuals == "on"}
	if written.MinGroup < 3 || written.MinGroup > 1000 {
		r.wrong(at.to("min_group"), "write a number from 3 to 1000", "found min_group %d", written.MinGroup)
		rules.MinGroup = strictest.MinGroup
	}
	if !rules.Individuals && written.Individuals != "off" {
		r.wrong(at.to("individuals"), "write on or off", "found individuals %q", written.Individuals)
	}
	rules.Facts = r.period(at.to("retention", "facts"), written.Retention.Facts, strictest.Retention.Facts)
	rules.Codes = r.period(at.to("retention", "codes"), written.Retention.Codes, strictest.Retention.Codes)
	return rules
}

func (r *privacyReader) period(at path, written, fallback string) Period {
	p, err := parsePeriod(written)
	if err != nil {
		r.wrong(at, "write how long, such as 25 months or 90d", "%v", err)
		p, _ = parsePeriod(fallback)
	}
	return p
}

// agreement is there in full or it is wrong.
func (r *privacyReader) agreement(written agreement) Agreement {
	at := path{"agreement"}
	a := Agreement{Reference: written.Reference, Digest: written.Digest, Rules: r.rules(at.to("settings"), written.Settings)}
	if strings.TrimSpace(a.Reference) == "" {
		r.wrong(at.to("reference"), "say how the paper is called that was signed", "agreement.reference is empty")
	}
	if written.Date.IsZero() {
		r.wrong(at.to("date"), "write the day on which it was signed", "agreement.date is empty")
	} else {
		a.Date = written.Date.Start(time.UTC).Format(time.DateOnly)
	}
	if a.Digest != a.Rules.Digest() {
		r.wrong(at.to("digest"), "if these settings are those of the paper, write digest: "+a.Rules.Digest(),
			"the digest is not that of the settings in the agreement")
	}
	return a
}
