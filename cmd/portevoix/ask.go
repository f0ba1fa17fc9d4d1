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
	take    func(s *scaffold.Setup, answer string)
}

// questions are all that a hub has to be asked.
var questions = []question{
	{
		[]string{"name"}, "Name of the company or team",
		func(s scaffold.Setup) string { return s.Name },
		func(s *scaffold.Setup, answer string) { s.Name = answer },
	},
	{
		[]string{"languages"}, "Languages, the first first",
		func(s scaffold.Setup) string { return written(s.Languages) },
		func(s *scaffold.Setup, answer string) { s.Languages = listed(answer) },
	},
	{
		[]string{"color", "accent"}, "Colours, a main one and an accent",
		func(s scaffold.Setup) string { return s.Color + " " + s.Accent },
		func(s *scaffold.Setup, answer string) {
			main, accent, _ := strings.Cut(strings.Join(listed(answer), " "), " ")
			s.Color = main
			if accent != "" {
				s.Accent = accent // more than one is told as no colour
			}
		},
	},
	{
		[]string{"networks"}, "Networks",
		func(s scaffold.Setup) string { return written(s.Networks) },
		func(s *scaffold.Setup, answer string) { s.Networks = listed(answer) },
	},
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
		answered := s
		if line = strings.TrimSpace(line); line != "" {
			q.take(&answered, line)
		}
		if err := answered.Mistake(); err != nil {
			fmt.Fprintf(p.Stderr, "%s\n", err)
			continue
		}
		return answered, nil
	}
}
