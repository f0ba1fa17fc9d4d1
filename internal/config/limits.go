package config

import (
	"math"
	"strconv"
	"strings"
)

// Limits are what the host of the site takes, in bytes. The defaults are GitHub's.
type Limits struct {
	File int64 // one file
	Site int64 // all of the site
}

type hostLimits struct {
	File string `yaml:"file"`
	Site string `yaml:"site"`
}

func (r *reader) hostLimits() {
	written, fallback := r.file.Limits, defaults().Limits
	r.settings.Limits = Limits{
		File: r.size("file", written.File, fallback.File),
		Site: r.size("site", written.Site, fallback.Site),
	}
}

func (r *reader) size(key, written, fallback string) int64 {
	size, ok := bytesOf(written)
	if !ok {
		r.wrong(path{"limits", key}, "found size %q", written).Cure =
			"write a whole number with its unit, such as 100MB, or 1GiB of 1024 MiB"
		size, _ = bytesOf(fallback)
	}
	return size
}

// units of size: of a thousand, and of 1024.
var units = []struct {
	name  string
	bytes int64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
	{"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9},
}

// bytesOf reads a size with its unit, of at least one byte.
func bytesOf(size string) (int64, bool) {
	for _, unit := range units {
		number, found := strings.CutSuffix(size, unit.name)
		if !found {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSuffix(number, " "), 10, 64)
		return n * unit.bytes, err == nil && n > 0 && n <= math.MaxInt64/unit.bytes
	}
	return 0, false
}
