package sources

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/metrics"
)

// gitHub counts how the hub's posts come about: of each post that a pull request changed,
// on the day of its merge,
//
//	proposals      1
//	lead_hours     from the pull request until its merge
//	review_hours   from the pull request until the first review by somebody else; no fact
//	               where there was none
//
// Hours that have begun count as whole. Hours of some proposals, divided by how many they
// are, give what one took. Who proposed and who reviewed is asked, compared, and kept
// nowhere.
//
// What was merged on a day that is over doesn't change: the day is closed.
var gitHub = Kind{
	Name:    "github",
	About:   "how long proposals take until they are reviewed and merged, from pull requests on GitHub",
	Badge:   metrics.Counted,
	Collect: collectGitHub,
}

// mostPulls is how many pull requests are looked at in one go, with two questions each:
// what a workflow's token may ask in an hour is 1,000. The next go goes on from there.
const mostPulls = 200

func collectGitHub(ctx context.Context, asked Asked) (metrics.Batch, error) {
	client, err := asked.GitHub()
	if err != nil {
		return metrics.Batch{}, err
	}
	c := &pulls{Asked: asked, client: client, zone: asked.Settings.Zone}
	merged, err := client.Merged(ctx, c.since())
	if err != nil {
		return metrics.Batch{}, err
	}
	return c.read(ctx, merged)
}

// pulls reads merged pull requests.
type pulls struct {
	Asked
	client *github.Client
	zone   *time.Location
	batch  metrics.Batch
}

// since is when the first day begins that may have something new.
func (c *pulls) since() time.Time {
	last := ""
	if c.Kept != nil {
		before, _ := c.Kept.Source(c.Source.Name)
		for _, o := range before.Origins {
			if o.Closed {
				last = o.Day
			}
		}
	}
	day, err := time.ParseInLocation(time.DateOnly, last, c.zone)
	if err != nil {
		return time.Time{}
	}
	return day.AddDate(0, 0, 1)
}

// read reads whole days that are over, oldest first, until it has asked enough.
func (c *pulls) read(ctx context.Context, merged []github.Pull) (metrics.Batch, error) {
	begin, today := c.since(), c.day(c.Now)
	asked := 0
	for _, p := range merged {
		on := c.day(p.MergedAt)
		if p.MergedAt.Before(begin) || on >= today {
			continue
		}
		if len(c.batch.Days) == 0 || c.last().Day != on {
			if asked >= mostPulls {
				return c.batch, nil
			}
			c.batch.Days = append(c.batch.Days, metrics.Day{Day: on, Closed: true})
		}
		asked++
		if err := c.pull(ctx, p); err != nil {
			return metrics.Batch{}, err
		}
	}
	c.upTo(c.day(c.Now.AddDate(0, 0, -1)))
	return c.batch, nil
}

func (c *pulls) day(t time.Time) string { return t.In(c.zone).Format(time.DateOnly) }

func (c *pulls) last() *metrics.Day { return &c.batch.Days[len(c.batch.Days)-1] }

// upTo says that nothing was merged since, so that the next go need not look there.
func (c *pulls) upTo(yesterday string) {
	known := len(c.batch.Days) > 0 && c.last().Day >= yesterday
	if !known && c.since().Format(time.DateOnly) <= yesterday {
		c.batch.Days = append(c.batch.Days, metrics.Day{Day: yesterday, Closed: true})
	}
}

func (c *pulls) pull(ctx context.Context, p github.Pull) error {
	posts, err := c.posts(ctx, p)
	if err != nil || len(posts) == 0 {
		return err
	}
	c.last().Read++
	reviews, err := c.client.Reviews(ctx, p.Number)
	if err != nil {
		return err
	}
	for post, campaign := range posts {
		f := metrics.Fact{Day: c.last().Day, Post: post, Campaign: campaign}
		c.count(f, metrics.Proposals, 1)
		c.count(f, metrics.LeadHours, hours(p.MergedAt.Sub(p.CreatedAt)))
		if first, reviewed := firstReview(p, reviews); reviewed {
			c.count(f, metrics.ReviewHours, hours(first.Sub(p.CreatedAt)))
		}
	}
	return nil
}

func (c *pulls) count(f metrics.Fact, m metrics.Measure, n int64) {
	f.Measure, f.Value = m, n
	c.batch.Facts = append(c.batch.Facts, f)
}

var postFile = regexp.MustCompile(`(^|/)content/posts/`)

// posts are those that a pull request changed and that the hub has, with their campaigns.
func (c *pulls) posts(ctx context.Context, p github.Pull) (map[string]string, error) {
	files, _, err := c.client.Files(ctx, p.Number) // no hub gets 3,000 posts at once
	if err != nil {
		return nil, fmt.Errorf("see what pull request %d changed: %w", p.Number, err)
	}
	posts := map[string]string{}
	for _, f := range files {
		id, _, edition := strings.Cut(path.Base(f.Path), ".")
		if !edition || !postFile.MatchString(f.Path) {
			continue
		}
		if post, known := c.Library.Post(id); known {
			posts[post.ID] = post.Campaign
		}
	}
	return posts, nil
}

// firstReview is when somebody else, no program, first said something about it.
func firstReview(p github.Pull, reviews []github.Review) (at time.Time, reviewed bool) {
	for _, r := range reviews {
		if r.UserID != p.AuthorID && !r.Bot && r.At.After(p.CreatedAt) && !r.At.After(p.MergedAt) {
			return r.At, true
		}
	}
	return time.Time{}, false
}

// hours are those that have begun.
func hours(d time.Duration) int64 {
	return int64((max(d, 0) + time.Hour - 1) / time.Hour)
}
