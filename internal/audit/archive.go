package audit

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
)

// A file gives what stands in the archive, when it is its turn.
type file func() ([]byte, error)

func stored(data []byte) file { return func() ([]byte, error) { return data, nil } }

const sums = "SHA256SUMS"

// short is how much of a digest is in a name.
const short = 12

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Write writes the archive: its files by name, with one time for all of them.
func (r *Record) Write(w io.Writer) error {
	files, err := r.all()
	if err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	var list strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data, err := files[name]()
		if err == nil {
			err = r.add(archive, name, data)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		fmt.Fprintf(&list, "%s  %s\n", sumOf(data), name)
	}
	if err := r.add(archive, sums, []byte(list.String())); err != nil {
		return err
	}
	return archive.Close()
}

func (r *Record) add(archive *zip.Writer, name string, data []byte) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: r.To.UTC().Truncate(2 * time.Second)}
	header.SetMode(0o644)
	f, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

// all are the files of the archive, but for their sums.
func (r *Record) all() (map[string]file, error) {
	files := maps.Clone(r.files)
	if err := r.pages(files); err != nil {
		return nil, err
	}
	for name, write := range map[string]func(io.Writer) error{
		"record.json": r.writeJSON, "offers.csv": r.writeOffers, "approvals.csv": r.writeApprovals,
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			return nil, fmt.Errorf("write %s: %w", name, err)
		}
		files[name] = stored(out.Bytes())
	}
	return files, nil
}

func (r *Record) writeJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

// writeOffers writes a table in order of time, of ids, times and names alone: none can be a
// formula.
func (r *Record) writeOffers(w io.Writer) error {
	type row struct {
		from  time.Time
		cells []string
	}
	var rows []row
	for _, o := range r.Offers {
		for _, span := range o.Spans {
			until := ""
			if span.Until != nil {
				until = span.Until.Format(time.RFC3339)
			}
			rows = append(rows, row{span.From, []string{
				o.What.Post, o.What.Lang, span.From.Format(time.RFC3339), until, strconv.Itoa(len(o.What.Texts)), pageOf(o),
			}})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return a.from.Compare(b.from) })
	cells := [][]string{{"post", "lang", "from", "until", "texts", "page"}}
	for _, r := range rows {
		cells = append(cells, r.cells)
	}
	return csv.NewWriter(w).WriteAll(cells)
}

func (r *Record) writeApprovals(w io.Writer) error {
	return approvals.WriteReport(w, "csv", r.approvals())
}

// approvals are those of all offers, each once.
func (r *Record) approvals() []approvals.Line {
	var lines []approvals.Line
	known := map[string]bool{}
	for _, o := range r.Offers {
		for _, line := range o.What.Approvals {
			key := strings.Join([]string{line.Post, line.Lang, line.Digest, line.By, line.At.String(), line.Evidence, line.Commit}, "\x00")
			if !known[key] {
				known[key] = true
				lines = append(lines, line)
			}
		}
	}
	return lines
}
