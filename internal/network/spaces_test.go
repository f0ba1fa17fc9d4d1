package network

import "testing"

// French sets a no-break space before : and », a narrow one before ; ! ? and in numbers.
// X weighs the narrow one as 2, because twitter-text's ranges leave U+202F out; for all
// others a space is a space.
func TestFrenchSpacesAreCounted(t *testing.T) {
	const plain, wide, narrow = "Ici : a !", "Ici\u00a0: a !", "Ici\u00a0: 1\u202f234\u202f!"
	for _, test := range []struct {
		unit                Unit
		plain, wide, narrow int
	}{
		{UnitX, 9, 9, 13 + 2},
		{UnitBluesky, 9, 9, 13},
		{UnitMastodon, 9, 9, 13},
		{UnitThreads, 9, 9, 13},
		{UnitGrapheme, 9, 9, 13},
		{UnitUTF16, 9, 9, 13},
	} {
		for text, want := range map[string]int{plain: test.plain, wide: test.wide, narrow: test.narrow} {
			if got := test.unit.Count(text); got != want {
				t.Errorf("%s counts %d in %+q, want %d", test.unit, got, text, want)
			}
		}
	}
}
