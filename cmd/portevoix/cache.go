package main

import (
	"github.com/portevoix/portevoix/internal/build"
	"github.com/portevoix/portevoix/internal/site"
)

// cacheHelp is the part of a command's help that tells about it.
const cacheHelp = `Environment:
  PORTEVOIX_CACHE=DIR  where smaller pictures are kept, in portevoix/, so that each is
                       made once (default: your folder for such things); off: nowhere`

// cache is where pictures are kept from one time to the next; nil: nowhere.
func (p *program) cache() site.Cache {
	switch dir := p.Getenv("PORTEVOIX_CACHE"); {
	case dir == "off" || dir == "" && p.CacheDir == "":
		return nil
	case dir == "":
		return build.NewCache(p.CacheDir)
	default:
		return build.NewCache(from(p.Dir, dir))
	}
}
