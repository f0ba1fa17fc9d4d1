// Package weblog reads access logs of web servers, line by line, whatever stands in them.
//
// # Formats
//
//	combined        nginx's default and Apache's "combined"; what follows on the line, such as
//	                "$http_x_forwarded_for" or $request_time, is not read
//	vhost_combined  the same behind the name of the host, as Apache's "vhost_combined"
//	caddy           Caddy's JSON
//	cloudfront      Amazon CloudFront's standard logs; columns are those of the line #Fields
//
// Any other format is written as in log_format of nginx's configuration:
//
//	$remote_addr [$time_local] "$request" $status "$http_user_agent" $request_time
//
// or, where lines are JSON, as an object that says which fields hold what. Lines may have
// their fields in any order and others beside; of a list the first is read:
//
//	{"client": {"ip": "$remote_addr"}, "time": "$time_iso8601", "method": "$request_method",
//	 "path": "$request_uri", "status": $status, "headers": {"User-Agent": "$http_user_agent"}}
//
// These are the variables that are read; others may stand anywhere.
//
//	$remote_addr                              who asked; needed
//	$http_x_forwarded_for                     and through whom
//	$time_local $time_iso8601 $msec           when; one of them is needed, and may be written in
//	                                          any of their three ways
//	$request                                  what: GET /news?id=7 HTTP/1.1; or $request_uri, or $uri
//	                                          with $args; needed
//	$request_method                           with $request_uri and $uri; absent: GET
//	$host $http_host $server_name             of which site
//	$status                                   needed
//	$http_user_agent                          needed
//	$http_sec_purpose $http_purpose           why a browser asked ahead
//
// Quotes inside of fields are read as nginx (\x22), Apache (\") and JSON (\u0022) write them.
//
// # Lines
//
// A line that is not of its format, or longer than 64 KiB, is broken: that is said of it, and
// the next one is read. Files may be compressed with gzip or Zstandard, whatever their names.
// What is read at a time is one line and what it takes to decompress it.
package weblog

// A Request is a line of a log. Its bytes are good until the next one is read.
type Request struct {
	Time      int64  // seconds since 1970, UTC
	Client    []byte // address
	Forwarded []byte // addresses, as the client wrote them; empty: not said
	Method    []byte // empty: the line holds no request
	Host      []byte // as the client wrote it; empty: not said
	Target    []byte // path and query, as they were asked for
	Status    int
	Agent     []byte // empty: none
	Purpose   []byte // empty: none
}
