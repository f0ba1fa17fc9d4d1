package yaml

// A Former is a type that reads itself. Its zero value gives a value of a type for each
// form that may be written for it, so that a schema can say so.
type Former interface{ Forms() []any }

// Words is the form of a text that is one of a few.
type Words []string
