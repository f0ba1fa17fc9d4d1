package schema

var privacyNotes = map[string]note{
	"min_group":                          {about: "Numbers about fewer people are shown nowhere; 3 or more"},
	"individuals":                        {about: "on: what each code brought that colleagues put into their links is kept", words: []string{"off", "on"}},
	"retention":                          {about: "How long something is kept: months, or days such as 90d"},
	"retention.facts":                    {about: "What was counted"},
	"retention.codes":                    {about: "The codes of colleagues in it"},
	"agreement":                          {about: "What those who speak for staff have signed; absent: nothing"},
	"agreement.reference":                {about: "How the paper is called"},
	"agreement.date":                     {about: "When it was signed"},
	"agreement.settings":                 {about: "The settings as they were agreed: none may be looser"},
	"agreement.settings.min_group":       {about: "As agreed"},
	"agreement.settings.individuals":     {about: "As agreed", words: []string{"off", "on"}},
	"agreement.settings.retention":       {about: "As agreed"},
	"agreement.settings.retention.facts": {about: "As agreed"},
	"agreement.settings.retention.codes": {about: "As agreed"},
	"agreement.digest":                   {about: "SHA-256 of the settings agreed; portevoix check tells it"},
}
