package portevoix_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/sources"
)

const (
	linesSetting = "PORTEVOIX_LOG_LINES" // how long the log is, if not usualLines
	usualLines   = 1_000_000
	memoryLimit  = 256 << 20 // bytes: of this process, whatever the log's length
)

// A log of one busy day is read in the memory that its busiest hours need, and exactly. How
// much of the processor's time it takes, beside GoAccess and wc on the same file, is said.
func TestServersLogSpeed(t *testing.T) {
	goaccess := findServer(t, "goaccess")
	lines := usualLines
	if asked, err := strconv.Atoi(os.Getenv(linesSetting)); err == nil {
		lines = asked
	}
	asked := askingSources(t)
	folder := t.TempDir()
	log := filepath.Join(folder, "access.log")
	visits := writeLog(t, asked, log, lines)
	took := map[string]time.Duration{"wc -l": run(t, "wc", "-l", log)}
	if lines <= usualLines { // it takes its time
		took["goaccess"] = run(t, goaccess, log, "--log-format=COMBINED", "--no-global-config", "-o", folder+"/report.json")
	}
	debug.FreeOSMemory()
	forgetPeak(t)
	start := processorTime(t)
	source := config.Source{Name: "logs", Kind: "logs", Files: []string{log}}
	result := sources.Collect(t.Context(), asked, []config.Source{source}, &metrics.Facts{})[0]
	took["collect"] = processorTime(t) - start
	peak := peakMemory(t)
	if result.Err != nil {
		t.Fatal(result.Err)
	}
	for name := range took {
		t.Logf("%-8s %9.0f lines a second of processor time, %5.2f times as long as collect", name,
			float64(lines)/took[name].Seconds(), took[name].Seconds()/took["collect"].Seconds())
	}
	t.Logf("collect took %.2f s of %d lines, at most %d MB of memory: %+v", took["collect"].Seconds(), lines, peak>>20, result.Batch.Days)
	if peak > memoryLimit {
		t.Errorf("it took %d MB of memory, want at most %d", peak>>20, memoryLimit>>20)
	}
	var read, counted int64
	for _, d := range result.Batch.Days {
		read += d.Read
	}
	for _, f := range result.Batch.Facts {
		counted += f.Value
	}
	if read != int64(lines) || counted != int64(visits) {
		t.Errorf("%d lines were read and %d visits counted, want %d and %d", read, counted, lines, visits)
	}
}

// run returns the processor time that a program took.
func run(t *testing.T, name string, args ...string) time.Duration {
	t.Helper()
	command := exec.Command(name, args...)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime()
}

// processorTime is what this process took so far.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// forgetPeak makes the most memory that this process ever had what it has now.
func forgetPeak(t *testing.T) {
	t.Helper()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Fatal(err)
	}
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

func peakMemory(t *testing.T) (bytes int) {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	match := peakLine.FindSubmatch(status)
	if match == nil {
		t.Fatal("the system does not say how much memory there was")
	}
	kilobytes, err := strconv.Atoi(string(match[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

// writeLog writes a log of one day and returns how many visits of posts are in it. Of
// twenty lines nine are of pages, four of them by programs, eight of what pages need, two
// of share links and one is broken; they are of two visitors, who come only once.
func writeLog(t *testing.T, asked sources.Asked, name string, lines int) (visits int) {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<20)
	targets := logTargets(asked)
	people := linesOf(t, "internal/agents/testdata/people.txt")
	programs := linesOf(t, "internal/agents/testdata/fetchers.txt")
	r := rand.New(rand.NewPCG(1, 2))
	noon := asked.Now.In(asked.Settings.Zone)
	begin := time.Date(noon.Year(), noon.Month(), noon.Day()-1, 0, 0, 0, 0, asked.Settings.Zone)
	for i := range lines {
		visitor := i / 10
		line := logLine{
			at:     begin.Add(time.Duration(float64(i) / float64(lines) * float64(24*time.Hour))),
			from:   fmt.Sprintf("10.%d.%d.%d", visitor>>16&255, visitor>>8&255, visitor&255),
			agent:  people[visitor%len(people)],
			target: targets.pages[r.IntN(len(targets.pages))],
		}
		switch kind := i % 20; {
		case kind == 9 || kind == 19:
			line.target = targets.links[r.IntN(len(targets.links))]
			visits++
		case kind == 18:
			line.target = "\x00 " + strings.Repeat("a", r.IntN(200)) + "\" \""
		case kind > 9:
			line.target = "/assets/" + strconv.Itoa(r.IntN(1000)) + ".png"
		case kind < 4:
			line.agent = programs[r.IntN(len(programs))]
		}
		line.write(w)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return visits
}

// A logLine is a request as a log in the combined format has it.
type logLine struct {
	at                  time.Time
	from, target, agent string
}

func (l logLine) write(w io.Writer) {
	fmt.Fprintf(w, "%s - - [%s] \"GET %s HTTP/1.1\" 200 5120 \"https://www.example.org/\" \"%s\"\n",
		l.from, l.at.Format("02/Jan/2006:15:04:05 -0700"), l.target, l.agent)
}

// logTargets are what visitors ask for: pages, and the links that the hub hands over.
func logTargets(asked sources.Asked) (targets struct{ pages, links []string }) {
	for _, p := range asked.Library.Posts {
		for _, lang := range asked.Settings.Languages {
			targets.pages = append(targets.pages, "/"+lang+"/posts/"+p.ID+"/?page=1&sort=new")
			for _, s := range share.Of(asked.Settings, asked.Library, p, lang) {
				if at := strings.Index(s.Link, "?utm_"); at >= 0 {
					targets.links = append(targets.links, "/news"+s.Link[at:])
				}
			}
		}
	}
	return targets
}
