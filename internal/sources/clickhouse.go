package sources

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
)

// clickhouse asks ClickHouse over HTTP, at the address that a variable holds: it may have
// a user, a password and a database, as in https://USER:PASSWORD@HOST:8443/?database=web.
// The answer comes as CSV, and is read as any other table.
//
// Source: clickhouse.com/docs, interfaces/http.
var clickhouse = Kind{
	Name:    "clickhouse",
	About:   "a query to ClickHouse",
	Badge:   metrics.Counted,
	Collect: collectClickHouse,
}

var collectClickHouse = byQuery(Asked.post)

// post sends a query that reads, and nothing else. No error repeats the address.
func (a Asked) post(ctx context.Context, query string) ([]byte, error) {
	u, err := url.Parse(strings.TrimSpace(a.Env(a.Source.AddressEnv)))
	if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !thisMachine(u.Hostname())) {
		return nil, fmt.Errorf("the environment variable %s holds no address of a database: "+
			"want it such as https://USER:PASSWORD@HOST:8443/?database=NAME", a.Source.AddressEnv)
	}
	user := u.User
	u.User, u.RawQuery = nil, onlyReading(u.Query()).Encode()
	ctx, cancel := context.WithTimeout(ctx, queryTakes+10*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), strings.NewReader(query+"\nFORMAT CSVWithNames"))
	if err != nil {
		return nil, err
	}
	if user != nil {
		password, _ := user.Password()
		r.SetBasicAuth(user.Username(), password)
	}
	return a.answer(r)
}

// onlyReading adds the settings under which nothing can be changed. They are set in the
// order of their names: after readonly no other could be.
func onlyReading(settings url.Values) url.Values {
	settings.Set("max_execution_time", fmt.Sprint(int(queryTakes.Seconds())))
	settings.Set("readonly", "1")
	return settings
}

func (a Asked) answer(r *http.Request) ([]byte, error) {
	client := *a.client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := client.Do(r)
	if err != nil {
		var about *url.Error
		if errors.As(err, &about) {
			err = about.Err
		}
		return nil, fmt.Errorf("reach ClickHouse: %w", err)
	}
	defer func() { _ = answer.Body.Close() }()
	var csv bounded
	if _, err := io.Copy(&csv, answer.Body); err != nil {
		return nil, fmt.Errorf("read the answer of ClickHouse: %w", err)
	}
	// Once it has begun to answer, ClickHouse writes its error behind what it has written.
	if answer.StatusCode != http.StatusOK || bytes.Contains(csv.Bytes(), []byte("\nCode: ")) && bytes.Contains(csv.Bytes(), []byte("DB::Exception")) {
		return nil, fmt.Errorf("ask ClickHouse: it answered %d: %s", answer.StatusCode, brief(strings.TrimSpace(csv.String())))
	}
	return csv.Bytes(), nil
}
