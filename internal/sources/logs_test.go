package sources

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/weblog"
)

// A hit is a line of a log; what is not said is that of a person's visit.
type hit struct {
	at            string // 18 12:00:00, in July 2026 and in UTC
	from, request string
	status        int
	agent         string
}

const (
	safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
	chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
	launch = "/news?utm_source=x&utm_medium=social&utm_campaign=spring&utm_content=launch.fr.a"
	winter = "/?utm_source=linkedin&utm_medium=social&utm_campaign=advocacy&utm_content=winter.en.b"
)

func (h hit) String() string {
	day, clock, _ := strings.Cut(h.at, " ")
	for value, usual := range map[*string]string{&h.from: "192.0.2.1", &h.request: launch, &h.agent: safari} {
		if *value == "" {
			*value = usual
		}
	}
	if !strings.Contains(h.request, " ") {
		h.request = "GET " + h.request
	}
	if h.status == 0 {
		h.status = 200
	}
	return fmt.Sprintf("%s - - [%s/Jul/2026:%s +0000] \"%s HTTP/1.1\" %d 1 \"-\" \"%s\"\n", h.from, day, clock, h.request, h.status, h.agent)
}

func logOf(hits ...hit) []byte {
	var b bytes.Buffer
	for _, h := range hits {
		b.WriteString(h.String())
	}
	return b.Bytes()
}

// asking is a source that reads logs, asked on the last of July.
func asking(t testing.TB, logs map[string][]byte) Asked {
	t.Helper()
	asked := smallHub(t)
	files := fstest.MapFS{}
	for name, data := range logs {
		files[name] = &fstest.MapFile{Data: data, ModTime: time.Date(2026, 7, 19, 11, 0, 0, 0, time.UTC)}
	}
	asked.Files, asked.Now = files, time.Date(2026, 7, 31, 12, 0, 0, 0, time.UTC)
	asked.Source = config.Source{Name: "logs", Kind: "logs", Files: []string{"*.log"}}
	asked.Settings.BaseURL, asked.Settings.BasePath = "https://hub.example.org/staff/", "/staff/"
	return asked
}

func readLogs(t testing.TB, asked Asked) string {
	t.Helper()
	batch, err := collectLogs(t.Context(), asked)
	if err != nil {
		t.Error(err)
	}
	return inOrder(batch)
}

func inOrder(batch metrics.Batch) string {
	slices.SortFunc(batch.Facts, func(a, b metrics.Fact) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return told(batch)
}

// Days are those of the hub, in Paris; the last one is open, as more may come.
func TestLogs(t *testing.T) {
	asked := asking(t, map[string][]byte{"a.log": logOf(
		hit{at: "18 21:59:59"}, hit{at: "18 22:00:00", request: winter + "&utm_term=sales-k2p4a"},
		hit{at: "19 10:00:00", from: "192.0.2.2"}, hit{at: "19 10:00:00", from: "192.0.2.3"},
		hit{at: "19 10:00:01", from: "192.0.2.3", request: launch + "&utm_term=sales"},
		hit{at: "20 10:00:00", request: "/"},
	)})
	batch, err := collectLogs(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	var closed []bool
	for _, d := range batch.Days {
		closed = append(closed, d.Closed)
	}
	if diff := cmp.Diff([]bool{true, true, false}, closed); diff != "" {
		t.Errorf("closed days: %s", diff)
	}
	const want = `2026-07-18 read 1
  launch|fr|a|x|spring|||visits=1
2026-07-19 read 4
  launch|fr|a|x|spring|||visits=2
  launch|fr|a|x|spring|sales||visits=1
  winter|en|b|linkedin||sales|k2p4a|visits=1
2026-07-20 read 1, no-tags 1
`
	if diff := cmp.Diff(want, inOrder(batch)); diff != "" {
		t.Error(diff)
	}
}

// A day that is closed is not counted again; one is closed only when the log has gone past
// it and an hour is over.
func TestClosedDays(t *testing.T) {
	asked := asking(t, map[string][]byte{"a.log": logOf(hit{at: "17 10:00:00"}, hit{at: "18 10:00:00"}, hit{at: "18 22:00:00"})})
	asked.Closed = func(day string) bool { return day == "2026-07-17" }
	for now, want := range map[string]bool{"18 22:59:59": false, "18 23:00:00": true} {
		asked.Now, _ = time.Parse("2006-01-02 15:04:05", "2026-07-"+now)
		batch, err := collectLogs(t.Context(), asked)
		if err != nil || len(batch.Days) != 2 || batch.Days[0].Day != "2026-07-18" || batch.Days[0].Closed != want || batch.Days[1].Closed {
			t.Errorf("at %s: %+v, %v", now, batch.Days, err)
		}
	}
	asked.Source.Format = weblog.CloudFront
	l := newLogbook(asked)
	l.last = asked.Now.Unix() - hour
	if end := asked.Now.Unix() - 23*hour; l.isOver(end) || !l.isOver(end-hour) {
		t.Error("CloudFront is not waited for")
	}
}

// A log that begins in the middle of a day, because the rest was put aside and is gone,
// takes nothing away from what was read of it before.
func TestTheFirstDayOfALog(t *testing.T) {
	asked := asking(t, map[string][]byte{"a.log": logOf(hit{at: "18 10:00:00"}, hit{at: "19 10:00:00"})})
	for before, want := range map[int64]int64{0: 1, 1: 1, 2: 2} {
		asked.Kept = &metrics.Facts{Sources: []metrics.Kept{{Source: "logs", Origins: []metrics.Origin{
			{Day: "2026-07-18", Read: before}, {Day: "2026-07-19", Read: 100}}}}}
		batch, err := collectLogs(t.Context(), asked)
		if err != nil || batch.Days[0].Read != want || batch.Days[1].Read != 1 {
			t.Errorf("after %d lines: %+v, %v; want %d", before, batch.Days, err, want)
		}
	}
}

// A day that was open when its last lines were read, and that the log has nothing of any
// more, or less, is closed as it was.
func TestDaysThatAreGone(t *testing.T) {
	asked := asking(t, map[string][]byte{"a.log": logOf(hit{at: "18 10:00:00"}, hit{at: "19 10:00:00"})})
	asked.Kept = &metrics.Facts{
		Sources: []metrics.Kept{{Source: "logs", Origins: []metrics.Origin{
			{Day: "2026-07-15", Read: 5, Closed: true}, {Day: "2026-07-16", Read: 7, Dropped: map[string]int64{"robot": 2}},
			{Day: "2026-07-18", Read: 2}, {Day: "2026-07-30", Read: 1}}}},
		List: []metrics.Fact{
			{Day: "2026-07-15", Post: "launch", Measure: metrics.Visits, Value: 5, Source: "logs"},
			{Day: "2026-07-16", Post: "launch", Measure: metrics.Visits, Value: 5, Source: "logs"},
			{Day: "2026-07-16", Post: "launch", Measure: metrics.Visits, Value: 9, Source: "another"},
			{Day: "2026-07-18", Post: "winter", Measure: metrics.Visits, Value: 2, Source: "logs"},
		},
	}
	batch, err := collectLogs(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	const want = `2026-07-16 read 7, robot 2
  launch|||||||visits=5
2026-07-18 read 2
  winter|||||||visits=2
2026-07-19 read 1
  launch|fr|a|x|spring|||visits=1
`
	if diff := cmp.Diff(want, inOrder(batch)); diff != "" {
		t.Error(diff)
	}
	if !batch.Days[0].Closed || !batch.Days[1].Closed || batch.Days[2].Closed {
		t.Errorf("closed are %+v", batch.Days)
	}
}

// A file that can't be read to its end is said, and so are the days that it takes with it;
// all others are good.
func TestLogsThatCannotBeRead(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	for range 1000 {
		_, _ = w.Write(logOf(hit{at: "18 10:00:00"}))
	}
	w.Close()
	asked := asking(t, map[string][]byte{
		"a.log": logOf(hit{at: "17 10:00:00"}, hit{at: "17 11:00:00"}), "b.log": b.Bytes()[:b.Len()-30],
		"c.log": logOf(hit{at: "20 10:00:00"}),
	})
	batch, err := collectLogs(t.Context(), asked)
	if err == nil || !strings.Contains(err.Error(), "read log b.log: ") {
		t.Errorf("said %v", err)
	}
	if len(batch.Days) != 2 || batch.Days[0].Day != "2026-07-17" || batch.Days[1].Day != "2026-07-20" {
		t.Errorf("tells %+v", batch.Days)
	}
}

func TestLogsThatSayNothing(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Asked)
		want   string
	}{
		"no file":       {func(a *Asked) { a.Source.Files = []string{"b.log"} }, `find logs "b.log": there is none`},
		"no such form":  {func(a *Asked) { a.Source.Format = "combind" }, `format "combind" is not known`},
		"a wrong clock": {func(a *Asked) { a.Now = a.Now.AddDate(-1, 0, 0) }, "1 of 1 lines are of days to come"},
		"another form":  {func(a *Asked) { a.Source.Format = "caddy" }, "none of 1 lines is of the format of the source"},
		"nobody waits":  {func(a *Asked) { a.Files = many(t) }, context.Canceled.Error()},
		"another world": {func(a *Asked) { a.Files = fstest.MapFS{"a.log": {Mode: fs.ModeDir}} }, "there is none"},
	} {
		asked := asking(t, map[string][]byte{"a.log": logOf(hit{at: "18 10:00:00"})})
		test.change(&asked)
		ctx, stop := context.WithCancel(t.Context())
		if name == "nobody waits" {
			stop()
		}
		batch, err := collectLogs(ctx, asked)
		if err == nil || !strings.Contains(err.Error(), test.want) || len(batch.Days) > 0 {
			t.Errorf("%s: said %v, want %s", name, err, test.want)
		}
		if name == "nobody waits" && !errors.Is(err, context.Canceled) {
			t.Errorf("said %v", err)
		}
		stop()
	}
}

func many(t *testing.T) fs.FS {
	t.Helper()
	return fstest.MapFS{"a.log": {Data: bytes.Repeat(logOf(hit{at: "18 10:00:00"}), 20_000)}}
}
