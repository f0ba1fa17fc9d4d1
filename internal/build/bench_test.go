//go:build unix

package build

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

const bigSettings = `title: The hub
base_url: https://example.org/hub/
languages: [en]
topics: {t0: Cloud, t1: People, t2: Energy, t3: Law, t4: Design}
audiences: {everybody: Everybody}
contacts: {comms: {name: Communication, url: "mailto:comms@example.org"}}
networks: [linkedin, x, bluesky, mastodon, facebook, email]
domains: [example.org]
disclosures: {standard: {en: {long: I work for Example., short: "#ExampleStaff"}}}
default_disclosure: standard
`

// generate writes a hub of n posts in one language, each with three texts for six
// networks and a briefing.
func generate(b *testing.B, n int) string {
	dir := b.TempDir()
	write(b, dir, "site/hub.yaml", bigSettings)
	for i := range n {
		day := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i/20)
		write(b, dir, fmt.Sprintf("content/posts/%d/post-%d.en.md", day.Year(), i), fmt.Sprintf(bigPost,
			i, i, day.Format(time.DateOnly), i%5, (i+1)%5, i, i, i, i, i, i))
	}
	return dir
}

const bigPost = `---
title: Region number %d opens
summary: What the new region means for those who build on it.
link: https://www.example.org/news/region-%d?from=hub
date: %s
topics: [t%d, t%d]
kind: industry
audience: [everybody]
hashtags: [Cloud, Region%d]
owner: comms
share:
  any:
    - |
      Region %d is open. Three years of work, one roof of solar panels, and a team that answers the phone.
    - A new region opens, number %d. What it changes for those who have to keep their data near.
    - {id: short, text: "Closer to you: region %d."}
---
The region matters because **latency** matters, and because the law asks where data lies.

## Talking points

- It runs on power that is made there.
- The [study](https://www.example.org/studies/%d) says what it saves.
- Nobody has to move.

> Ask before you quote numbers.

Questions to expect: how far, how much, and *since when*. Number %d answers all three.
`

// BenchmarkCold builds whole hubs and reports, stage by stage, the processor time of
// all cores and the bytes allocated for each post. Ten times the posts must not cost
// more for each.
func BenchmarkCold(b *testing.B) {
	for _, posts := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(posts), func(b *testing.B) {
			hub := os.DirFS(generate(b, posts))
			spent := newMeter(posts)
			for b.Loop() {
				coldBuild(b, hub, b.TempDir(), spent)
			}
			spent.report(b)
		})
	}
}

func coldBuild(b *testing.B, hub fs.FS, output string, spent *meter) {
	d, err := open(output)
	check(b, err)
	defer d.Close()
	spent.start()
	old, err := heal(d)
	check(b, err)
	h, problems := site.Read(site.Source{Program: portevoix.Files, Hub: hub})
	noErrors(b, problems, nil)
	spent.stage("read")
	plan, problems := h.Plan(site.Options{Now: noon})
	noErrors(b, problems, nil)
	renderer, problems := render.New(h, plan, "bench")
	noErrors(b, problems, nil)
	spent.stage("plan")
	staged := stage(d, old, plan, renderer, nil)
	noErrors(b, staged.problems, staged.err)
	spent.stage("render")
	check(b, commit(d, old, changes(old, staged)))
	spent.stage("commit")
}

// BenchmarkUnchanged builds a hub that stands already.
func BenchmarkUnchanged(b *testing.B) {
	const posts = 1000
	hub, output := os.DirFS(generate(b, posts)), b.TempDir()
	build := func() {
		_, problems, err := Run(portevoix.Files, hub, Options{Output: output, Now: noon, Program: "bench"})
		noErrors(b, problems, err)
	}
	build()
	for b.Loop() {
		build()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*posts), "wall-µs/post")
}

func check(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// A meter adds up what the stages of builds cost.
type meter struct {
	posts, builds int
	names         []string
	cpu           map[string]time.Duration
	bytes         map[string]uint64
	cpuBefore     time.Duration
	bytesBefore   uint64
}

func newMeter(posts int) *meter {
	return &meter{posts: posts, cpu: map[string]time.Duration{}, bytes: map[string]uint64{}}
}

func (m *meter) start() {
	m.builds++
	m.cpuBefore, m.bytesBefore = cpu(), allocated()
}

func (m *meter) stage(name string) {
	cpu, bytes := cpu(), allocated()
	if m.builds == 1 {
		m.names = append(m.names, name)
	}
	m.cpu[name] += cpu - m.cpuBefore
	m.bytes[name] += bytes - m.bytesBefore
	m.cpuBefore, m.bytesBefore = cpu, bytes
}

func (m *meter) report(b *testing.B) {
	var sum time.Duration
	n := float64(m.posts * m.builds)
	for _, name := range m.names {
		sum += m.cpu[name]
		b.ReportMetric(float64(m.cpu[name].Microseconds())/n, name+"-cpu-µs/post")
		b.ReportMetric(float64(m.bytes[name])/n, name+"-B/post")
	}
	b.ReportMetric(float64(sum.Microseconds())/n, "cpu-µs/post")
	b.ReportMetric(float64(highWater())/float64(m.posts), "peak-B/post")
}

// cpu is the processor time that this process has used, on all cores, in the system
// as well.
func cpu() time.Duration {
	u := usage()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// highWater is the most memory that this process ever had, in bytes.
func highWater() int64 {
	if runtime.GOOS == "darwin" {
		return usage().Maxrss
	}
	return usage().Maxrss * 1024
}

func usage() syscall.Rusage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return u
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
