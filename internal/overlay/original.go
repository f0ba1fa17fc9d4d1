package overlay

import "path"

// Original is where a hub keeps a file of the program as it was when the hub took it
// over. So it can be seen what the hub has changed, and what the program has since.
func Original(name string) string { return path.Join("site/originals", name) }
