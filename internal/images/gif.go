package images

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/gif"
	"slices"
)

var gifKind = kind{
	name: "GIF", mime: "image/gif",
	is: func(data []byte) bool {
		return bytes.HasPrefix(data, []byte("GIF87a")) || bytes.HasPrefix(data, []byte("GIF89a"))
	},
	walk:   walkGIF,
	decode: decodeGIF,
}

// Blocks of GIF.
const (
	gifExtension = 0x21
	gifFrame     = 0x2c
	gifEnd       = 0x3b
	gifControl   = 0xf9 // extension: timing and transparency of the next frame
	gifProgram   = 0xff // extension: a program's own
)

// gifRounds are the programs' extensions that say how often an animation is shown.
var gifRounds = []string{"NETSCAPE2.0", "ANIMEXTS1.0"}

func walkGIF(data []byte, stay func(...byte)) (facts, error) {
	f := facts{lossless: true}
	pos := 13
	if len(data) < pos {
		return f, errCut
	}
	f.width, f.height = int(binary.LittleEndian.Uint16(data[6:])), int(binary.LittleEndian.Uint16(data[8:]))
	pos += palette(data[10])
	stay(data[:min(pos, len(data))]...)
	for frames := 0; pos < len(data); {
		start := pos
		switch data[pos] {
		case gifEnd:
			if frames == 0 {
				return f, errDamaged
			}
			f.animated = frames > 1
			stay(gifEnd)
			return f, nil
		case gifFrame:
			frames++
			pos = f.frame(data, pos)
		case gifExtension:
			pos = gifBlocks(data, pos+2)
		default:
			return f, errDamaged
		}
		if pos < 0 {
			return f, errCut
		}
		if shown(data[start:pos]) {
			stay(data[start:pos]...)
		}
	}
	return f, errCut
}

// palette is the length of the colour table that a byte of flags announces.
func palette(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// frame is where a frame ends; negative where it does not, or leaves the picture.
func (f *facts) frame(data []byte, pos int) int {
	if pos+10 > len(data) {
		return -1
	}
	edge := func(at int) int { return int(binary.LittleEndian.Uint16(data[pos+at:])) }
	if edge(1)+edge(5) > f.width || edge(3)+edge(7) > f.height {
		return -1
	}
	return gifBlocks(data, pos+10+palette(data[pos+9])+1)
}

// gifBlocks is where a row of blocks ends, negative where it does not.
func gifBlocks(data []byte, pos int) int {
	for pos < len(data) {
		size := int(data[pos])
		pos += 1 + size
		if size == 0 {
			return pos
		}
	}
	return -1
}

// shown reports whether a block says what the picture looks like.
func shown(block []byte) bool {
	if block[0] == gifFrame || block[1] == gifControl {
		return true
	}
	return block[1] == gifProgram && len(block) >= 14 && slices.Contains(gifRounds, string(block[3:14]))
}

// decodeGIF is the first frame at its place in the picture.
func decodeGIF(data []byte) (image.Image, error) {
	config, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	frame, err := gif.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	whole := image.Rect(0, 0, config.Width, config.Height)
	if frame.Bounds() == whole {
		return frame, nil
	}
	m := image.NewRGBA(whole)
	draw.Draw(m, frame.Bounds(), frame, frame.Bounds().Min, draw.Src)
	return m, nil
}
