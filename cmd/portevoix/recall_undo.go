package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/recall"
	"github.com/portevoix/portevoix/internal/site"
)

// withdrawn are those of some posts that were taken back; none of them is an error.
func withdrawn(posts []recall.Post) ([]recall.Post, error) {
	var names []string
	for _, post := range posts {
		names = append(names, post.ID)
	}
	posts = slices.DeleteFunc(posts, func(post recall.Post) bool { return !post.Withdrawn })
	switch {
	case len(posts) > 0:
		return posts, nil
	case len(names) == 0:
		return nil, usagef("write the id of a post that is withdrawn", "no such post is found")
	}
	return nil, usagef("to take it back, leave out --undo", "not withdrawn: %s", strings.Join(names, ", "))
}

// offerAgain takes the withdrawal out of every file of the posts, and says what was done
// and what is next.
func (p *program) offerAgain(root *os.Root, hub *site.Hub, posts []recall.Post, o recallOptions) error {
	var files []string
	for _, post := range posts {
		changed, err := reinstate(root, post)
		if err != nil {
			return err
		}
		files = append(files, changed...)
		said := strings.Join(changed, "\n")
		if o.notify != "" {
			if said, err = recall.Again(hub, post, recall.Form(o.notify)); err != nil {
				return err
			}
		}
		fmt.Fprintln(p.Stdout, said)
	}
	for i, file := range files {
		files[i] = shellWord(file)
	}
	commit := "git commit -m \"recall: undo\" -- " + strings.Join(files, " ")
	if hub.Settings.Approvals.Require {
		p.advise("nothing is offered before somebody approves it, as unchanged as it is: " +
			"git switch -c undo && " + commit + " && git push -u origin undo, and open a pull request")
	} else {
		p.advise("publish it: " + commit + " && git push")
	}
	return nil
}

// reinstate rewrites the files of a post that withdraw it, and returns their names.
func reinstate(root *os.Root, post recall.Post) (changed []string, err error) {
	for _, file := range post.Files {
		text, err := root.ReadFile(file)
		if err != nil {
			return changed, fmt.Errorf("undo the recall: %w", err)
		}
		if !content.GlanceAt(text).Withdrawn {
			continue
		}
		if text, err = content.Reinstate(text); err != nil {
			return changed, hinted{fmt.Errorf("undo the recall in %s: %w", file, err), "mend the front matter"}
		}
		if err := atomicfile.Write(root, file, text); err != nil {
			return changed, err
		}
		changed = append(changed, file)
	}
	return changed, nil
}
