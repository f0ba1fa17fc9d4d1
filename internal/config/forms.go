package config

import (
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/yaml"
)

// Written is a value of the type that the file is read into: all keys there are, for
// schemas.
func Written() any { return file{} }

// Forms are those of yaml.Former.
func (Localized) Forms() []any { return []any{"", map[string]string{}} }

// Forms are those of yaml.Former.
func (ordered[T]) Forms() []any { return []any{map[string]T{}} }

// Forms are those of yaml.Former.
func (list[T]) Forms() []any { return []any{[]T{}} }

// Forms are those of yaml.Former.
func (override) Forms() []any {
	type mapping override
	return []any{yaml.Words(network.Names(network.All)), mapping{}}
}
