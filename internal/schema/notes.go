package schema

import "maps"

// A note is what the types do not say of a key.
type note struct {
	about string   // in plain words
	words []string // all that its value can be, nil: anything of its type
	keys  []string // all keys of a mapping, nil: any
}

// notesOf are the notes of a kind of file, those of every file among them.
func notesOf(kind string) map[string]note {
	all := maps.Clone(everywhere)
	maps.Copy(all, contentNotes[kind])
	return all
}

var everywhere = map[string]note{
	"title":   {about: "Of the page, on one line"},
	"summary": {about: "One sentence for lists"},
	"aliases": {about: "Names the file had before; their addresses lead here"},
}

var contentNotes = map[string]map[string]note{
	"post":      postNotes,
	"campaign":  campaignNotes,
	"guideline": guidelineNotes,
	"lesson":    lessonNotes,
	"library":   libraryNotes,
	"poll":      pollNotes,
	"about":     {},
}

const owner = "Who answers for it: the id of a contact in hub.yaml"

var campaignNotes = map[string]note{
	"goal":    {about: "What should be different afterwards"},
	"targets": {about: "What is hoped for, by measure: {visits: 500}"},
	"start":   {about: "First day; nobody sees the campaign before"},
	"end":     {about: "Last day"},
	"hashtag": {about: "Of its posts, without #"},
	"owner":   {about: owner},
}

var guidelineNotes = map[string]note{
	"order":      {about: "Place in the list, from 1"},
	"version":    {about: "Raised with every change that people should know"},
	"applies_to": {about: "Whom it is for"},
	"owner":      {about: owner},
	"updated":    {about: "Day of the last change"},
}

var lessonNotes = map[string]note{
	"path":                     {about: "The series it belongs to, an id of paths in hub.yaml; absent: for newcomers"},
	"order":                    {about: "Place in its path, from 1"},
	"minutes":                  {about: "How long it takes"},
	"checklist":                {about: "What the reader has done by the end"},
	"quiz":                     {about: "Questions, each with at least two answers"},
	"quiz[].question":          {about: "What is asked"},
	"quiz[].answers":           {about: "At least two, at least one of them correct"},
	"quiz[].answers[].text":    {about: "The answer"},
	"quiz[].answers[].correct": {about: "Whether it is right"},
	"quiz[].answers[].because": {about: "Why it is right or wrong"},
	"owner":                    {about: owner},
}

var libraryNotes = map[string]note{
	"owner":  {about: owner},
	"review": {about: "Day by which it has to be read again"},
	"order":  {about: "Place in the list, from 1"},
}

var pollNotes = map[string]note{
	"answers":         {about: "At least two, the same in every language; with votes once they are counted"},
	"answers[].text":  {about: "The answer"},
	"answers[].votes": {about: "How many chose it; shown when the poll is closed and each answer has none or five and more"},
	"link":            {about: "https address of the form where people answer"},
	"opens":           {about: "First day; nobody sees the poll before"},
	"closes":          {about: "Last day"},
	"owner":           {about: owner},
}
