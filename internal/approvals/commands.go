package approvals

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// A command is a line of a review that decides on one post.
type command struct {
	post      string
	approve   bool
	until     time.Time // the first moment after the day that is named; zero: for ever
	condition string    // whatever else stands behind /approve ID
	reason    string    // whatever stands behind /hold ID
}

var (
	commandLine = regexp.MustCompile(`^\s{0,3}/(approve|hold)\b[ \t]*(.*)$`)
	commandPost = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)
	untilDay    = regexp.MustCompile(`^until (\d{4}-\d{2}-\d{2})$`)
	fence       = regexp.MustCompile("^\\s{0,3}(```|~~~)")
)

// commands reads the lines of a review that decide. Quotations and what stands between
// fences are no commands. One that can't be understood is an error: what the reviewer
// meant is in doubt, and with it all that the review says.
func commands(body string, zone *time.Location) ([]command, error) {
	var list []command
	open := "" // the fence that code stands behind
	for line := range strings.Lines(strings.ReplaceAll(body, "\r\n", "\n")) {
		line = strings.TrimRight(line, " \t\n")
		if mark := fence.FindStringSubmatch(line); mark != nil && (open == "" || open == mark[1]) {
			open = strings.TrimPrefix(mark[1], open)
		}
		match := commandLine.FindStringSubmatch(line)
		if open != "" || match == nil {
			continue
		}
		c, err := readCommand(match[1] == "approve", match[2], zone)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

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
