package approvals

import (
	"bytes"
	"io/fs"
)

// otherLedger is a folder in which the ledger has other lines than its file.
type otherLedger struct {
	fs.FS
	name string // of the ledger there
	text []byte
}

func (o otherLedger) Open(name string) (fs.File, error) {
	if name != o.name {
		return o.FS.Open(name)
	}
	return &remoteFile{remoteInfo{name: "ledger.jsonl", size: int64(len(o.text))}, bytes.NewReader(o.text)}, nil
}

// Lstat and ReadLink tell links from files, as the folder does.
func (o otherLedger) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(o.FS, name) }

// ReadLink is that of fs.ReadLinkFS.
func (o otherLedger) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }
