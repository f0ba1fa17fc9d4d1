package sources

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/portevoix/portevoix/internal/metrics"
)

// postgres asks PostgreSQL, at the address that a variable holds: it may have a password.
// The answer comes as the CSV of COPY, and is read as any other table.
var postgres = Kind{
	Name:    "postgres",
	About:   "a query to PostgreSQL",
	Badge:   metrics.Counted,
	Collect: collectPostgres,
}

var collectPostgres = byQuery(Asked.copyOut)

// copyOut runs a query that reads, and nothing else. No error repeats the address.
func (a Asked) copyOut(ctx context.Context, query string) ([]byte, error) {
	settings, err := pgx.ParseConfig(a.Env(a.Source.AddressEnv))
	if err != nil || a.Env(a.Source.AddressEnv) == "" {
		return nil, fmt.Errorf("the environment variable %s holds no address of a database: "+
			"want it such as postgres://USER:PASSWORD@HOST/DATABASE", a.Source.AddressEnv)
	}
	if err := onlyEncrypted(settings); err != nil {
		return nil, err
	}
	settings.RuntimeParams["default_transaction_read_only"] = "on"
	settings.RuntimeParams["statement_timeout"] = fmt.Sprint(queryTakes.Milliseconds())
	settings.RuntimeParams["DateStyle"] = "ISO"
	ctx, cancel := context.WithTimeout(ctx, queryTakes)
	defer cancel()
	connection, err := pgx.ConnectConfig(ctx, settings)
	if err != nil {
		return nil, fmt.Errorf("reach PostgreSQL: %s", a.unsaid(err))
	}
	defer func() { _ = connection.Close(context.WithoutCancel(ctx)) }()
	var csv bounded
	if _, err := connection.PgConn().CopyTo(ctx, &csv, "COPY ("+query+"\n) TO STDOUT WITH (FORMAT csv, HEADER)"); err != nil {
		return nil, fmt.Errorf("ask PostgreSQL: %s", a.unsaid(err))
	}
	return csv.Bytes(), nil
}

// onlyEncrypted leaves no way to another machine on which a password could be read.
func onlyEncrypted(c *pgx.ConnConfig) error {
	if strings.HasPrefix(c.Host, "/") || thisMachine(c.Host) {
		return nil
	}
	if c.TLSConfig == nil {
		return errors.New("the address of the database turns encryption off: write sslmode=verify-full")
	}
	c.Fallbacks = slices.DeleteFunc(c.Fallbacks, func(f *pgconn.FallbackConfig) bool { return f.TLSConfig == nil })
	return nil
}

// unsaid is what an error of the database says, without what its address holds.
func (a Asked) unsaid(err error) string {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return strings.TrimSpace(said.Message + " " + said.Hint)
	}
	settings, parsed := pgx.ParseConfig(a.Env(a.Source.AddressEnv))
	text := err.Error()
	if parsed == nil && settings.Password != "" {
		text = strings.ReplaceAll(text, settings.Password, "hidden")
	}
	return text
}
