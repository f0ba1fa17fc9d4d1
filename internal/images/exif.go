package images

import "encoding/binary"

const (
	tiffOrientation = 0x0112
	tiffShort       = 3
)

// exifOrientation reads how a picture lies from EXIF, which is a TIFF file; 0 where it
// does not say.
//
// Source: CIPA DC-008 (EXIF 3.0), 4.6.4; TIFF 6.0, section 2.
func exifOrientation(tiff []byte) orientation {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 0
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0
	}
	fields := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(fields) < 12 {
			return 0
		}
		if order.Uint16(fields) == tiffOrientation && order.Uint16(fields[2:]) == tiffShort {
			if o := orientation(order.Uint16(fields[8:])); o <= 8 {
				return o
			}
			return 0
		}
		fields = fields[12:]
	}
	return 0
}
