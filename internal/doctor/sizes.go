package doctor

import (
	"fmt"
	"io/fs"
)

const big = 5 << 20 // bytes

// sizes finds big files.
func sizes(x *examination) {
	for _, name := range x.files("content", "guidelines", "site/static") {
		info, err := fs.Stat(x.Files, name)
		if err == nil && info.Size() > big {
			x.note(name, fmt.Sprintf("the file has %d MiB", info.Size()>>20),
				"every clone carries it for ever, also after it was removed",
				"make it smaller before it is merged; a video can be named by url: and stand elsewhere")
		}
	}
}
