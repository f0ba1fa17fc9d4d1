package portevoix_test

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A house is a database with a table of clicks.
type house struct {
	address string
	run     func(t *testing.T, statement string, rows []byte)
}

func (h house) fill(t *testing.T, clicks []click) {
	t.Helper()
	var csv bytes.Buffer
	for _, c := range clicks {
		fmt.Fprintf(&csv, "%s,%s\n", c.day, c.address)
	}
	h.run(t, "", csv.Bytes())
}

// startPostgres makes a cluster of its own, as the user postgres where tests run as root.
func startPostgres(t *testing.T) house {
	t.Helper()
	findServer(t, "psql")
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		t.Fatal("no PostgreSQL found below /usr/lib/postgresql")
	}
	bin, folder := filepath.Dir(found[len(found)-1]), t.TempDir()
	as := func(c *exec.Cmd) *exec.Cmd {
		c.Dir = folder
		if os.Getuid() == 0 {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: asUser(t, folder, "postgres")}
		}
		return c
	}
	data := filepath.Join(folder, "data")
	must(t, as(exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-A", "trust", "-U", "ana", "--no-sync")), nil)
	address := freeAddress(t)
	_, port, _ := net.SplitHostPort(address)
	startServer(t, address, as(exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-p", port,
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="+folder, "-c", "fsync=off")))
	url := "postgres://ana@" + address + "/postgres"
	return house{url, func(t *testing.T, _ string, rows []byte) {
		t.Helper()
		must(t, exec.Command("psql", url, "-v", "ON_ERROR_STOP=1", "-c", "CREATE TABLE clicks (day date, address text)",
			"-c", `\copy clicks from pstdin csv`), rows)
	}}
}

// asUser gives a folder to a user of the machine, to run a program as that user.
func asUser(t *testing.T, folder, name string) *syscall.Credential {
	t.Helper()
	u, err := user.Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	if err := os.Chown(folder, uid, gid); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
		t.Fatal(err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

const clickHouseConfig = `<yandex>
<logger><level>error</level><console>1</console></logger>
<http_port>HTTP</http_port><tcp_port>TCP</tcp_port><listen_host>127.0.0.1</listen_host>
<path>FOLDER/</path><tmp_path>FOLDER/tmp/</tmp_path><mark_cache_size>5368709120</mark_cache_size>
<users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
</yandex>
`

const clickHouseUsers = `<yandex>
<profiles><default/></profiles>
<users><ana><password>pass</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></ana></users>
<quotas><default/></quotas>
</yandex>
`

func startClickHouse(t *testing.T) house {
	t.Helper()
	program, folder, address := findServer(t, "clickhouse-server"), t.TempDir(), freeAddress(t)
	_, web, _ := net.SplitHostPort(address)
	_, native, _ := net.SplitHostPort(freeAddress(t))
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("config.xml", strings.NewReplacer("HTTP", web, "TCP", native, "FOLDER", folder).Replace(clickHouseConfig))
	write("users.xml", clickHouseUsers)
	server := exec.Command(program, "--config-file="+filepath.Join(folder, "config.xml"))
	server.Dir = folder
	startServer(t, address, server)
	url := "http://ana:pass@" + address + "/?database=default"
	return house{url, func(t *testing.T, _ string, rows []byte) {
		t.Helper()
		for _, statement := range []string{
			"CREATE TABLE clicks (day Date, address String) ENGINE = MergeTree(day, (day, address), 8192)",
			"INSERT INTO clicks FORMAT CSV\n" + string(rows),
		} {
			answer, err := http.Post(url, "text/plain", strings.NewReader(statement))
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			if answer.StatusCode != http.StatusOK {
				t.Fatalf("ClickHouse answers %s", answer.Status)
			}
		}
	}}
}

// must runs a program to its end.
func must(t *testing.T, command *exec.Cmd, input []byte) {
	t.Helper()
	command.Stdin = bytes.NewReader(input)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", command.Path, err, out)
	}
}
