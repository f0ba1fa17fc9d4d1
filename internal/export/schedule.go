package export

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// A Schedule says when posts go out: the first at From, the others one after another.
type Schedule struct {
	From  time.Time // in the hub's zone
	Every Interval
}

// at is the time of the nth, from 0. Days keep the time of day when clocks change.
func (s Schedule) at(n int) time.Time {
	return s.From.AddDate(0, 0, n*s.Every.days).Add(time.Duration(n) * s.Every.hours)
}

// An Interval is days, or a time within them. It is a value for package flag.
type Interval struct {
	days  int
	hours time.Duration
}

// Daily is the interval of whoever says nothing.
var Daily = Interval{days: 1}

// longest is an interval that nobody means to exceed.
const longest = 365

// Set reads 2d, 90m, 4h or another duration of Go, of a minute at least.
func (i *Interval) Set(text string) error {
	if number, ok := strings.CutSuffix(text, "d"); ok {
		days, err := strconv.Atoi(number)
		if err != nil || days < 1 || days > longest {
			return errInterval
		}
		*i = Interval{days: days}
		return nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < time.Minute || d > longest*24*time.Hour {
		return errInterval
	}
	*i = Interval{hours: d}
	return nil
}

var errInterval = errors.New("write days or hours, such as 1d, 2d or 4h")

func (i *Interval) String() string {
	if i.days > 0 {
		return strconv.Itoa(i.days) + "d"
	}
	return i.hours.String()
}

// Type is what help calls the value.
func (i *Interval) Type() string { return "SPAN" }
