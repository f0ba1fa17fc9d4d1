// Package approvals knows who approved which bytes, and what is offered for it.
//
// # What is approved
//
// An approval is bound to the digest of what is handed over (package share, schema 1):
// one post in one language, with its title, link, media, texts, hashtags and disclosure.
// Whatever changes any byte of these, be it the post, a campaign's hashtag or a
// disclosure of the hub, needs a new one. A digest is also looked for under the ids that
// the post had before: moving or renaming a post with an alias takes nothing away.
//
// # Where approvals come from
//
// Collect goes along the branch, from its first commit to its newest, each merged pull
// request being one step. What a step changes can be approved by
//
//   - reviews of the pull request (source github): each person's latest that decides, not
//     dismissed, not by the author or who made a commit that brought some of it, not by a
//     bot, of a commit in which the post has the digest that was merged
//   - Approved-by: trailers of the step's commits (source trailers), not of their author.
//     Nobody has proved these: they are shown as "recorded in the commit"
//   - attestations (source attestation): answers from outside that somebody recorded, with
//     the evidence as a file
//
// A person counts for the teams they are in by the settings that stood before the step: a
// pull request can't appoint its own reviewers. Its rules are those of that commit, too.
// What a step did not change it approves only where a review names the post. Later
// settings void nothing; but a post that comes under other rules, by other topics,
// another entity or another place, has to meet them as well.
//
// On the same bytes each person has one say, the latest, whichever step it came with; what
// nobody has proved replaces nothing that is. All that was said is judged at each step
// that says something. The newest verdict is the one that counts: a hold, a refusal or a
// condition ends what was approved before, and a new approval takes its place. A person is
// one by the number of the account, and by each login and address that GitHub tied to it
// in the steps so far; where one may be an author by the look of an address, they are.
//
// A post that was taken back loses its approvals, under every id that it ever had. What
// is said of it counts again where whoever said it saw it taken back: the commit that was
// reviewed or recorded stands on the one that did. Order is that of the branch, by first
// parents: commits' clocks decide nothing of it. An approval that is dated later than the
// build does not count yet.
//
// In a review that says Approve, a line of its own decides on one post; a hold does in
// any. What is no such line and may be meant for one approves nothing, and holds:
//
//	/approve rabat                   this post; a review that approves posts by name
//	                                 approves no other
//	/approve rabat until 2027-01-31  until the end of that day
//	/approve rabat if …              a condition: shown, and not an approval
//	/hold rabat the image is not ours
//
// # The ledger
//
//	site/data/approvals/ledger.jsonl       an entry a line, sorted by post, language, time
//	site/data/approvals/media/SHA256.EXT   the files that were approved
//	site/data/approvals/attestations/      answers from outside, and their evidence
//	site/data/approvals/state.json         how far the branch was read
//
// An entry holds the approved share itself. So Apply can offer the last version that was
// approved while a newer one waits, and withholds what never was: for the site it is as
// if embargoed. No version comes back when a later one runs out. What is collected may be
// older than the branch; Current takes from it what was taken back since. Any doubt
// withholds.
package approvals

import "time"

// Folder is where approvals stand in a hub.
const Folder = "site/data/approvals"

const (
	ledgerFile         = Folder + "/ledger.jsonl"
	stateFile          = Folder + "/state.json"
	mediaFolder        = Folder + "/media"
	attestationsFolder = Folder + "/attestations"
	factsFolder        = "site/data/github/pulls"
)

// A Key is a post in a language.
type Key struct{ Post, Lang string }

// A Status is what an edition may do.
type Status int

const (
	Free     Status = iota // the hub asks for no approvals
	Approved               // as it is written
	Waiting                // an earlier version is offered
	Withheld               // nothing of it may be shown
)

// A Standing is what approvals say of an edition.
type Standing struct {
	Status Status
	Teams  []string  // who approved what is offered, sorted
	On     time.Time // when the last of them did
	Until  time.Time // the first moment it no longer holds; zero: for ever
}
