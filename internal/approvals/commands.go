package approvals

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// A command is a line of a review that decides on one post.
type command struct {
	post      string // "": any, and then it holds
	approve   bool
	until     time.Time // the first moment after the day that is named; zero: for ever
	condition string    // whatever else stands behind /approve ID
	reason    string    // whatever stands behind /hold ID
}

var (
	commandLine = regexp.MustCompile(`^ {0,3}/(approve|hold)(?:[ \t]+(.*))?$`)
	commandWord = regexp.MustCompile(`(?i)/(?:approve|hold)(?:[^\pL\pN]|$)`)
	holdWord    = regexp.MustCompile(`(?i)/hold(?:[^\pL\pN]|$)`)
	commandPost = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)
	untilDay    = regexp.MustCompile(`^until (\d{4}-\d{2}-\d{2})$`)
	quotation   = regexp.MustCompile(`^ {0,3}>`)
	hiding      = regexp.MustCompile("[`<]|~~~|\\](?:\\(|:)") // code, HTML, titles of links
	lineEnds    = strings.NewReplacer("\r\n", "\n", "\r", "\n")
)

// commands reads the lines of a review that decide; quotations do not. An error means
// that what the reviewer meant is in doubt: a command that can't be understood or is no
// line of its own, or an approval beside what may hide it from readers. All that holds
// something in such a way is a command without a post, and meant for each.
func commands(body string, zone *time.Location) (list []command, doubt error) {
	body = lineEnds.Replace(body)
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, " \t\n")
		words := commandWord.FindAllString(shown(line), -1)
		if len(words) == 0 || quotation.MatchString(line) {
			continue
		}
		c, err := lineCommand(line, len(words), zone)
		if err == nil {
			list = append(list, c)
			continue
		}
		if doubt = err; holdWord.MatchString(shown(line)) {
			list = append(list, command{reason: "it is in doubt: " + err.Error()})
		}
	}
	if doubt == nil && hiding.MatchString(body) && slices.ContainsFunc(list, func(c command) bool { return c.approve }) {
		doubt = errors.New("it approves by name beside code, HTML or a link that may hide it")
	}
	return list, doubt
}

// shown is a line without the characters that have no shape.
func shown(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) {
			return -1
		}
		return r
	}, line)
}

// lineCommand reads a line in which commands are named.
func lineCommand(line string, words int, zone *time.Location) (command, error) {
	match := commandLine.FindStringSubmatch(line)
	if match == nil || words > 1 {
		return command{}, fmt.Errorf("/approve or /hold has to be a line of its own: %q", line)
	}
	return readCommand(match[1] == "approve", match[2], zone)
}

// limited reports whether it says more than that the post is approved.
func (c command) limited() bool { return !c.until.IsZero() || c.condition != "" }

func readCommand(approve bool, rest string, zone *time.Location) (command, error) {
	post, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
	c, rest := command{post: post, approve: approve}, strings.TrimSpace(rest)
	if !commandPost.MatchString(post) {
		return c, fmt.Errorf("a line names no post: %q", post)
	}
	day := untilDay.FindStringSubmatch(rest)
	switch {
	case !approve:
		c.reason = rest
	case day != nil:
		begin, err := time.ParseInLocation(time.DateOnly, day[1], zone)
		if err != nil {
			return c, fmt.Errorf("a line names a day that is none: %q", day[1])
		}
		c.until = begin.AddDate(0, 0, 1)
	default:
		c.condition = rest
	}
	return c, nil
}
