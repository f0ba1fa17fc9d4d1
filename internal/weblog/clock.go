package weblog

import (
	"bytes"
	"math"
	"strconv"
	"time"
)

// A clock reads the time of lines. Most are of the same second as the line before.
type clock struct {
	text [32]byte
	size int
	unix int64
}

func (c *clock) read(text []byte) (unix int64, ok bool) {
	if len(text) > 0 && bytes.Equal(text, c.text[:c.size]) {
		return c.unix, true
	}
	unix, ok = parseTime(text)
	if ok && len(text) <= len(c.text) {
		c.size, c.unix = copy(c.text[:], text), unix
	}
	return unix, ok
}

// parseTime reads what nginx calls $time_local, $time_iso8601 and $msec, and the same
// with a finer fraction or in milliseconds.
func parseTime(text []byte) (unix int64, ok bool) {
	switch {
	case len(text) == len(local) && text[2] == '/':
		return parseLocal(text)
	case len(text) > 19 && text[4] == '-':
		for _, layout := range layouts {
			if t, err := time.Parse(layout, string(text)); err == nil {
				return t.Unix(), true
			}
		}
		return 0, false
	}
	seconds, err := strconv.ParseFloat(string(text), 64)
	for seconds > 1e11 && !math.IsInf(seconds, 1) { // since 1970, there have not been as many seconds
		seconds /= 1000
	}
	return int64(seconds), err == nil && seconds >= 0 && seconds <= 1e11
}

const local = "02/Jan/2006:15:04:05 -0700"

var layouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700"}

const months = "JanFebMarAprMayJunJulAugSepOctNovDec"

// parseLocal is time.Parse for the layout of most logs, in a tenth of its time.
func parseLocal(text []byte) (unix int64, ok bool) {
	var n [6]int
	for i, at := range [6][2]int{{7, 11}, {0, 2}, {12, 14}, {15, 17}, {18, 20}, {22, 26}} {
		for _, c := range text[at[0]:at[1]] {
			if c < '0' || c > '9' {
				return 0, false
			}
			n[i] = 10*n[i] + int(c-'0')
		}
	}
	month := bytes.Index([]byte(months), text[3:6])
	if month < 0 || month%3 != 0 || text[6] != '/' || text[11] != ':' || text[14] != ':' || text[17] != ':' ||
		text[20] != ' ' || text[21] != '+' && text[21] != '-' {
		return 0, false
	}
	if n[1] < 1 || n[1] > 31 || n[2] > 23 || n[3] > 59 || n[4] > 60 {
		return 0, false
	}
	offset := n[5]/100*3600 + n[5]%100*60
	if text[21] == '-' {
		offset = -offset
	}
	day := time.Date(n[0], time.Month(month/3+1), n[1], n[2], n[3], n[4], 0, time.UTC)
	return day.Unix() - int64(offset), true
}
