package weblog

import (
	"bytes"
	"strconv"
)

// A field is a part of a line that is read.
type field int

const (
	ignored field = iota
	client
	forwarded
	moment
	request
	method
	target
	path
	query
	host
	status
	agent
	purpose
	fields // how many there are
)

// variables are nginx's names of fields.
var variables = map[string]field{
	"remote_addr": client, "http_x_forwarded_for": forwarded,
	"time_local": moment, "time_iso8601": moment, "msec": moment,
	"request": request, "request_method": method, "request_uri": target,
	"uri": path, "args": query, "query_string": query,
	"host": host, "http_host": host, "server_name": host,
	"status": status, "http_user_agent": agent, "http_sec_purpose": purpose, "http_purpose": purpose,
}

// values are the fields of a line as they stand there; nil: absent.
type values [fields][]byte

// set keeps the first value of a field that says something.
func (v *values) set(f field, value []byte) {
	if len(v[f]) == 0 && !(len(value) == 1 && value[0] == '-') {
		v[f] = value
	}
}

// fill makes a request of values; it is false where they are none.
func (r *Request) fill(v *values, c *clock) bool {
	r.Client, r.Forwarded, r.Host, r.Agent, r.Purpose = v[client], v[forwarded], v[host], v[agent], v[purpose]
	r.Method, r.Target = v[method], v[target]
	if v[request] != nil {
		r.Method, r.Target = parseRequest(v[request])
	}
	if r.Target == nil && v[path] != nil {
		r.Target = joined(v[path], v[query])
	}
	if r.Method == nil && r.Target != nil {
		r.Method = get
	}
	at, ok := c.read(v[moment])
	n, err := strconv.Atoi(string(v[status]))
	if !ok || len(v[status]) != 3 || err != nil || n < 0 {
		return false
	}
	r.Time, r.Status = at, n
	return true
}

var get = []byte("GET")

func joined(path, query []byte) []byte {
	if len(query) == 0 {
		return path
	}
	return append(append(path[:len(path):len(path)], '?'), query...)
}

// parseRequest reads "GET /news?id=7 HTTP/1.1". What is anything else, such as what speaks
// another protocol sends, is no request.
func parseRequest(line []byte) (method, target []byte) {
	method, rest, _ := bytes.Cut(line, space)
	end := bytes.LastIndexByte(rest, ' ')
	if end <= 0 || !bytes.HasPrefix(rest[end+1:], http) || !isMethod(method) {
		return nil, nil
	}
	target = rest[:end]
	if at := bytes.Index(target, scheme); target[0] != '/' && at >= 0 { // as asked of a proxy
		target = target[at+len(scheme):]
		target = target[max(bytes.IndexByte(target, '/'), 0):]
	}
	return method, target
}

var space, http, scheme = []byte(" "), []byte("HTTP/"), []byte("://")

func isMethod(method []byte) bool {
	for _, c := range method {
		if (c < 'A' || c > 'Z') && c != '-' {
			return false
		}
	}
	return len(method) > 0
}
