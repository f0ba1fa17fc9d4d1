package sources

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
)

// A warehouse is asked by a query of the hub's own, a file such as site/metrics/visits.sql:
//
//	SELECT day, source, medium, campaign, content, term, count(*) AS visits
//	FROM visits
//	WHERE day BETWEEN '{from}' AND '{to}'
//	GROUP BY day, source, medium, campaign, content, term
//
// {from} and {to} become the first and the last day that are asked for, as 2026-11-20; days
// are the hub's. A row has a column day, written the same way, and says what it is of by
//
//	source, medium, campaign, content, term    the tags of the link, or
//	address                                    what was visited, with its tags, or
//	post, lang, text, network, campaign, team  the hub's own ids
//
// and one column or more with what was counted, named as the measures are: visits,
// conversions, leads … Other columns are not looked at. The database adds up; only sums
// leave it. The query can change nothing: it is asked in a transaction, or by settings, that
// only read, and has a minute.
var warehouse = form{
	name: "warehouse",
	columns: map[string][]string{
		colDay: {colDay}, colSource: {colSource}, colMedium: {colMedium}, colCampaign: {colCampaign}, colContent: {colContent},
		colTerm: {colTerm}, colAddress: {colAddress}, colPost: {colPost}, colLang: {colLang}, colText: {colText},
		colNetwork: {colNetwork}, colTeam: {colTeam},
	},
	needed:   []string{colDay, colContent + "|" + colAddress + "|" + colPost},
	measures: byName(metrics.Measures),
	dates:    []string{"YYYY-MM-DD"},
}

func byName(measures []metrics.Measure) (list []measured) {
	for _, m := range measures {
		list = append(list, measured{m, []string{string(m)}})
	}
	return list
}

const (
	queryTakes = time.Minute
	maxRows    = 256 << 20 // bytes of an answer
)

// byQuery asks a database, by a function that hands over a query and returns CSV.
func byQuery(fetch func(Asked, context.Context, string) ([]byte, error)) func(context.Context, Asked) (metrics.Batch, error) {
	return func(ctx context.Context, asked Asked) (metrics.Batch, error) {
		days := asked.window(warehouseDays)
		if len(days) == 0 {
			return metrics.Batch{}, nil
		}
		query, err := asked.question(days)
		if err != nil {
			return metrics.Batch{}, err
		}
		csv, err := fetch(asked, ctx, query)
		if err != nil {
			return metrics.Batch{}, err
		}
		return asked.rows(days, csv)
	}
}

// question is the source's query for some days.
func (a Asked) question(days []time.Time) (string, error) {
	written, err := fs.ReadFile(a.Files, a.Source.Query)
	if err != nil {
		return "", fmt.Errorf("read the query: %w", err)
	}
	query := strings.TrimRight(strings.TrimSpace(string(written)), "; \n")
	for _, place := range []string{"{from}", "{to}"} {
		if !strings.Contains(query, place) {
			return "", fmt.Errorf("%s: found no %s, want it where the query says for which days", a.Source.Query, place)
		}
	}
	return strings.NewReplacer(
		"{from}", days[0].Format(time.DateOnly), "{to}", days[len(days)-1].Format(time.DateOnly),
	).Replace(query), nil
}

// rows are what a database answered, as CSV with a heading.
func (a Asked) rows(days []time.Time, csv []byte) (metrics.Batch, error) {
	if len(csv) > maxRows {
		return metrics.Batch{}, fmt.Errorf("the answer is larger than %d MiB: let the query add up more", maxRows>>20)
	}
	if len(bytes.TrimSpace(csv)) == 0 {
		return metrics.Batch{}, errors.New("the answer has no heading")
	}
	said, err := warehouse.read(a, File{"the answer", func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(csv)), nil }})
	if err != nil {
		return metrics.Batch{}, err
	}
	first, last := days[0].Format(time.DateOnly), days[len(days)-1].Format(time.DateOnly)
	for on := range said {
		if on < first || on > last {
			return metrics.Batch{}, fmt.Errorf("the answer speaks of %s, want days from %s to %s", on, first, last)
		}
	}
	return a.answered(said, days), nil
}

// A bounded buffer keeps no more than an answer may have.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > maxRows {
		return 0, fmt.Errorf("the answer is larger than %d MiB: let the query add up more", maxRows>>20)
	}
	return b.Buffer.Write(p)
}

const warehouseDays = 400 // that are asked for at most
