package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/portevoix/portevoix/internal/scaffold"
)

// A question is asked where no option answers it.
type question struct {
	options []string // that would answer it
	words   string
	now     func(s scaffold.Setup) string // the answer of who just presses Enter
	take    func(s *scaffold.Setup, answer string) error
}

// questions are all that a hub has to be asked.
var questions = []question{
	{
		[]string{"name"}, "Name of the company or team",
		func(s scaffold.Setup) string { return s.Name },
		func(s *scaffold.Setup, answer string) error { s.Name = answer; return nil },
	},
	{
		[]string{"languages"}, "Languages, first the one that is shown first",
		func(s scaffold.Setup) string { return written(s.Languages) },
		func(s *scaffold.Setup, answer string) error { s.Languages = listed(answer); return nil },
	},
	{
		[]string{"color", "accent"}, "Colours, a main one and an accent",
		func(s scaffold.Setup) string { return s.Color + " " + s.Accent },
		takeColours,
	},
	{
		[]string{"networks"}, "Networks",
		func(s scaffold.Setup) string { return written(s.Networks) },
		func(s *scaffold.Setup, answer string) error { s.Networks = listed(strings.ToLower(answer)); return nil },
	},
}

// takeColours takes a main colour, and an accent if there is one.
func takeColours(s *scaffold.Setup, answer string) error {
	switch colours := listed(answer); len(colours) {
	case 1:
		s.Color = scaffold.Colour(colours[0])
	case 2:
		s.Color, s.Accent = scaffold.Colour(colours[0]), scaffold.Colour(colours[1])
	default:
		return fmt.Errorf("found %d colours; write one or two, such as #0b5d5e #b3470f", len(colours))
	}
	return nil
}

// ask puts the questions that are open. A mistaken answer is told and asked for again.
func (p *program) ask(s scaffold.Setup, given func(option string) bool) (scaffold.Setup, error) {
	lines := bufio.NewReader(p.Stdin)
	fmt.Fprintln(p.Stderr, "Press Enter to take what stands in brackets.")
	for _, q := range questions {
		if given(q.options[0]) || given(q.options[len(q.options)-1]) {
			continue
		}
		var err error
		if s, err = p.answer(lines, q, s); err != nil {
			return s, err
		}
	}
	return s, nil
}

// answer puts one question until it is answered.
func (p *program) answer(lines *bufio.Reader, q question, s scaffold.Setup) (scaffold.Setup, error) {
	for {
		fmt.Fprintf(p.Stderr, "%s [%s]: ", q.words, q.now(s))
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			fmt.Fprintln(p.Stderr)
			return s, errors.New("the questions were not answered; nothing was written")
		}
		if err != nil {
			return s, fmt.Errorf("read the answer: %w", err)
		}
		answered, err := q.answered(s, strings.TrimSpace(line))
		if err == nil {
			return answered, nil
		}
		fmt.Fprintf(p.Stderr, "%s\n", err)
	}
}

// answered is a setup with an answer, and what is wrong with that. None leaves it as it is.
func (q question) answered(s scaffold.Setup, answer string) (scaffold.Setup, error) {
	if answer != "" {
		if err := q.take(&s, answer); err != nil {
			return s, err
		}
	}
	return s, s.Mistake()
}
