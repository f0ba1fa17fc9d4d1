package main

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/preview"
	"github.com/portevoix/portevoix/internal/site"
)

const packetHelp = `Write one HTML file for reviewers without an account, such as counsel or a works council:
the texts as networks are handed them, links, pictures, claims, what changed since the
version last approved, and how to answer. It needs no other file, and prints well. Drafts
and posts whose time has not come can be in it; it says so on top. An answer is kept with
portevoix approvals record.

Usage:
  portevoix packet [OPTION …] PULL-REQUEST
  portevoix packet [OPTION …] POST …
  portevoix packet [OPTION …] --since REV

A PULL-REQUEST is its number on GitHub; its commits have to be in this clone. A POST is an
id, the file's name without language and extension, or the file.

Options:
  -o, --output FILE             instead of standard output
      --lang LANG               the reader's language (default: the hub's first); posts stay
                                in theirs
      --since REV               the posts that differ from a Git revision
` + gitHubHelp + `

Example:
  $ portevoix packet 41 --lang fr -o rabat.html`

// packetOptions are what the command line says about a packet.
type packetOptions struct {
	gitHubOptions
	since        revision
	lang, output string
}

func packetCommand(p *program) *cobra.Command {
	var o packetOptions
	cmd := &cobra.Command{
		Use:               "packet [PULL-REQUEST | POST …]",
		Short:             "write a file for reviewers without an account",
		Long:              packetHelp,
		ValidArgsFunction: p.completePosts,
		RunE:              func(cmd *cobra.Command, names []string) error { return p.packet(cmd.Context(), o, names) },
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "file to write")
	cmd.Flags().StringVar(&o.lang, "lang", "", "the reader's language")
	complete(cmd, "lang", p.completeLanguages)
	sinceOption(cmd, &o.since)
	o.gitHubOptions.add(cmd)
	return cmd
}

// packet writes what can be read. What cannot is said, and counts.
func (p *program) packet(ctx context.Context, o packetOptions, names []string) error {
	switch {
	case o.since != "" && len(names) > 0:
		return usagef("leave out one of them", "something is named, and --since chooses posts")
	case o.since == "" && len(names) == 0:
		return usagef("name a pull request, posts, or a revision: --since REV", "nothing is named")
	}
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	reviewed, err := p.reviewed(ctx, root.FS(), o, names)
	if err != nil {
		return err
	}
	if err := p.report(reviewed.hub.Files, reviewed.problems); err != nil {
		return err
	}
	comparison, err := p.comparison(root.FS(), reviewed)
	if err != nil {
		return err
	}
	if reviewed.Words, err = wordsIn(root.FS(), o.lang, reviewed.hub); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := comparison.WritePacket(&file, reviewed.Packet); err != nil {
		return err
	}
	if err := p.deliver(o.output, file.Bytes()); err != nil {
		return err
	}
	return verdict(reviewed.problems, false)
}

// comparison is what is reviewed, beside what was decided so far.
func (p *program) comparison(files fs.FS, r reviewed) (*preview.Comparison, error) {
	record, err := approvals.ReadRecord(files)
	if err != nil {
		return nil, err
	}
	at := p.clock(files)()
	if r.before != nil {
		return preview.Compare(r.before, r.hub, r.since, record, at), nil
	}
	comparison, err := preview.Review(r.hub, record, at, r.names...)
	return comparison, asked(err)
}

// wordsIn are the reader's words: those of the hub here, not of what is reviewed.
func wordsIn(files fs.FS, code string, hub *site.Hub) (*lang.Catalogue, error) {
	code = oneLanguage(hub, code)
	if _, err := fs.Stat(overlay.FS{portevoix.Files, files}, lang.Path(code)); err != nil {
		return nil, usagef("write them in "+lang.Path(code), "there are no words in the language %q", code)
	}
	words, _ := lang.Read([]string{code}, portevoix.Files, files) // check tells of what is missing
	return words[code], nil
}

// pullNumber is the number that is named, if one is.
func pullNumber(names []string) (number int, is bool) {
	if len(names) != 1 {
		return 0, false
	}
	number, err := strconv.Atoi(strings.TrimPrefix(names[0], "#"))
	return number, err == nil && number > 0
}

// commit is the one that is checked out; "": what is shown is not in it.
func commit(repository *git.Repository) string {
	head, err := repository.Head()
	if err != nil {
		return ""
	}
	changed, err := repository.Changed(head, "content", path.Dir(config.File))
	maps.DeleteFunc(changed, func(name string, _ bool) bool { return strings.HasPrefix(name, "site/data/") })
	if err != nil || len(changed) > 0 {
		return ""
	}
	return head
}
