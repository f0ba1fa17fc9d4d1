package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/recall"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

// recall takes posts back, or lists them.
func (p *program) recall(o recallOptions, on moment, args []string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: root.FS()}) // mistakes stop no recall
	now := p.clock(root.FS())()
	posts, err := p.meant(hub, now, o, args)
	if err != nil {
		return err
	}
	if o.Replacement != "" {
		if _, known := recall.Find(hub, o.Replacement); !known {
			return usage{hinted{noPost(hub, o.Replacement), ""}}
		}
	}
	if on.in != nil {
		o.On = on.in(hub.Settings.Zone)
	} else {
		o.On = now.In(hub.Settings.Zone).Truncate(time.Second)
	}
	if o.undo {
		if posts, err = withdrawn(posts); err != nil {
			return err
		}
	}
	switch {
	case len(args) == 0 && !o.yes:
		return p.listed(posts, o)
	case o.undo:
		return p.offerAgain(root, hub, posts, o)
	}
	return p.takeBack(root, hub, now, posts, o)
}

// meant are the posts that the command line means.
func (p *program) meant(hub *site.Hub, now time.Time, o recallOptions, args []string) ([]recall.Post, error) {
	sought := recall.Released(o.release)
	switch {
	case len(args) == 1 && o.media == "" && o.release == "":
		post, ok := recall.Find(hub, args[0])
		if !ok {
			return nil, usage{hinted{noPost(hub, args[0]), ""}}
		}
		return []recall.Post{post}, nil
	case len(args) > 0 || (o.media == "") == (o.release == ""):
		return nil, usagef("write the id or the file of one post, or --media, or --release", "recall takes back one thing")
	case o.media != "":
		var err error
		if sought, err = recall.Shown(hub.Files, o.media); err != nil {
			return nil, usage{hinted{err, "write its path from the hub's folder, or what sha256sum says of it"}}
		}
	}
	posts, unread := recall.Holding(hub, now, sought)
	if len(unread) > 0 {
		fmt.Fprintf(p.Stderr, "portevoix: %s these files have mistakes and were not looked through: %s\n",
			p.paint(bold, "warning:"), strings.Join(unread, ", "))
	}
	return posts, nil
}

func noPost(hub *site.Hub, name string) error {
	var known []string
	for _, post := range hub.Library.Posts {
		known = append(known, post.ID)
	}
	return fmt.Errorf("there is no post %q; %s", name, yaml.Suggest(name, known))
}

// listed says which posts would be taken back, or offered again.
func (p *program) listed(posts []recall.Post, o recallOptions) error {
	for _, post := range posts {
		if _, err := fmt.Fprintln(p.Stdout, post.File); err != nil {
			return err
		}
	}
	what := "take them back"
	if o.undo {
		what = "offer them again"
	}
	p.advise(fmt.Sprintf("found %d; nothing is written; add --yes to %s", len(posts), what))
	return nil
}

// takeBack writes into the file of each post, and says what was done and what is next.
func (p *program) takeBack(root *os.Root, hub *site.Hub, now time.Time, posts []recall.Post, o recallOptions) error {
	var files, unsaid []string
	for _, post := range posts {
		if post.Withdrawn {
			fmt.Fprintf(p.Stderr, "portevoix: %s is withdrawn already: %s\n", post.ID, post.File)
			if !says(hub, post, o.Withdrawal) {
				unsaid = append(unsaid, post.File)
				continue // a notice would leave out what is given now
			}
		} else if err := withdraw(root, post.File, o.Withdrawal); err != nil {
			return err
		} else {
			files = append(files, shellWord(post.File))
		}
		said, err := post.File, error(nil)
		if o.notify != "" {
			said, err = recall.Notice(hub, now, post, o.Withdrawal, recall.Form(o.notify))
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(p.Stdout, said)
	}
	if len(files) > 0 {
		p.advise("publish it: git commit -m \"recall\" -- " + strings.Join(files, " ") + " && git push")
	}
	if len(unsaid) > 0 {
		return hinted{fmt.Errorf("what is given now was not written into %s", strings.Join(unsaid, ", ")),
			"write reason:, answer: and replacement: under withdrawn: there, then recall without them"}
	}
	return nil
}

// says reports whether what is given of a recall stands in a post that is withdrawn.
func says(hub *site.Hub, post recall.Post, given content.Withdrawal) bool {
	var written content.Withdrawal
	if p, ok := hub.Library.Post(post.ID); ok && p.Withdrawn != nil {
		written = *p.Withdrawn
	}
	same := func(given, written string) bool { return given == "" || given == written }
	return same(given.Reason, written.Reason) && same(given.Answer, written.Answer) &&
		same(given.Replacement, written.Replacement)
}

func withdraw(root *os.Root, file string, w content.Withdrawal) error {
	text, err := root.ReadFile(file)
	if err != nil {
		return fmt.Errorf("recall: %w", err)
	}
	if text, err = content.Withdraw(text, w); err != nil {
		return hinted{fmt.Errorf("recall %s: %w", file, err),
			"mend the front matter, or leave three lines of the file: ---, status: withdrawn, ---; " +
				"pages that are open go on offering a post whose file is gone"}
	}
	return atomicfile.Write(root, file, text)
}

// advise says what to do next.
func (p *program) advise(hint string) {
	fmt.Fprintf(p.Stderr, "portevoix: %s %s\n", p.paint(bold, "hint:"), hint)
}
