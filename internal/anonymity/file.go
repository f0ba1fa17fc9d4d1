package anonymity

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// version is that of the file's form.
const version = 1

type file struct {
	Version  int        `json:"version"`
	Releases []Released `json:"releases"` // in the order of month and of what they are by
}

// Write gives the file that keeps releases. All in it is public.
func Write(list []Released) ([]byte, error) {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	to.SetIndent("", "  ")
	if err := to.Encode(file{version, append([]Released{}, list...)}); err != nil {
		return nil, fmt.Errorf("write releases: %w", err)
	}
	return out.Bytes(), nil
}

// Read takes the file back. Without knowing what was released nothing more may be: a
// file that can't be read is an error, and it is no way out to begin another.
func Read(data []byte) ([]Released, error) {
	var f file
	from := json.NewDecoder(bytes.NewReader(data))
	from.DisallowUnknownFields()
	if err := from.Decode(&f); err != nil {
		return nil, fmt.Errorf("read releases: %w", err)
	}
	if f.Version != version {
		return nil, fmt.Errorf("read releases: found version %d, want %d", f.Version, version)
	}
	if from.More() {
		return nil, fmt.Errorf("read releases: found more after byte %d, want the end", from.InputOffset())
	}
	for i := 1; i < len(f.Releases); i++ {
		if inOrder(f.Releases[i-1], f.Releases[i]) >= 0 {
			return nil, fmt.Errorf("read releases: found %s by %s out of order or twice, want each once, in order",
				f.Releases[i].Month, f.Releases[i].By)
		}
	}
	return f.Releases, nil
}
