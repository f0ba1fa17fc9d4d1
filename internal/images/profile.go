package images

// maxProfile is how long a colour profile may be to go along with a smaller version:
// it fits one segment of JPEG. Longer ones are those of printers.
const maxProfile = 0xffff - 2 - len(iccMark) - 2

// carried is the colour profile for a version, which is always red, green and blue: a
// profile for grey or for print would be wrong for it.
func (f facts) carried() []byte {
	const space = 16 // where a profile names its colour space
	if len(f.profile) < space+4 || len(f.profile) > maxProfile || string(f.profile[space:space+4]) != "RGB " {
		return nil
	}
	return f.profile
}
