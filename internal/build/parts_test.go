package build

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/site"
)

// A part is made once for all pages on which its key stands, so equal keys are of equal
// parts.
func TestPartsOfOneKeyAreEqual(t *testing.T) {
	h, problems := site.Read(site.Source{Program: portevoix.Files, Hub: rich().fs()})
	noErrors(t, problems, nil)
	plan, problems := h.Plan(site.Options{Now: noon})
	noErrors(t, problems, nil)
	known := map[[32]byte]any{}
	for _, p := range plan.Pages {
		if p.Template == "" {
			continue
		}
		view, err := p.Input.View()
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range partsIn(reflect.ValueOf(view)) {
			made := part.View()
			if other, ok := known[part.Key]; ok {
				if diff := cmp.Diff(other, made, cmp.Comparer(sameKey)); diff != "" {
					t.Errorf("%s: a %s has the key of another: %s", p.Path, part.Template, diff)
				}
			}
			known[part.Key] = made
		}
	}
}

func sameKey(a, b site.Part) bool { return a.Key == b.Key }

// partsIn are the parts that a view shows, also those within parts.
func partsIn(v reflect.Value) []site.Part {
	var list []site.Part
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			list = partsIn(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			list = append(list, partsIn(v.Index(i))...)
		}
	case reflect.Struct:
		if part, ok := v.Interface().(site.Part); ok && part.View != nil {
			return append(partsIn(reflect.ValueOf(part.View())), part)
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				list = append(list, partsIn(v.Field(i))...)
			}
		}
	}
	return list
}
