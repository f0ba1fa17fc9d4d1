package schema

import (
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

var postNotes = map[string]note{
	"link":                   {about: "https address that is shared; absent: the post is read, not shared"},
	"date":                   {about: "Of the news"},
	"campaign":               {about: "Id of a campaign: the name of its file up to the first dot"},
	"topics":                 {about: "Ids of topics in hub.yaml"},
	"kind":                   {about: "What it is about: the mix is counted by it"},
	"audience":               {about: "Ids of audiences in hub.yaml"},
	"publish":                {about: "Nobody sees the post before: a day, or a time with its zone"},
	"expires":                {about: "Last day on which it is offered"},
	"media":                  {about: "Pictures, videos and documents that go with it"},
	"media[].file":           {about: "Beside the post: jpg, jpeg, png, gif, webp, mp4, webm or pdf"},
	"media[].url":            {about: "https address instead of a file"},
	"media[].sha256":         {about: "Digest of what stands at url: 64 hexadecimal digits"},
	"media[].alt":            {about: "What it shows, for who cannot see it"},
	"media[].poster":         {about: "Picture that stands for a video, a document or what is elsewhere"},
	"media[].captions":       {about: "What a video says, a WebVTT file for each language: {en: talk.en.vtt}"},
	"media[].focus":          {about: "What a crop keeps, from the left and from the top, 0 to 1: [0.5, 0.3]"},
	"media[].rights":         {about: "Why it may be used"},
	"media[].rights.source":  {about: "Whose it is"},
	"media[].rights.people":  {about: "Who can be recognised on it and has agreed"},
	"media[].rights.release": {about: "Id of the form by which they agreed: recall --release finds it"},
	"media[].rights.until":   {about: "Last day on which it may be used"},
	"hashtags":               {about: "Of every text, without #"},
	"disclosure":             {about: "Name of a disclosure in hub.yaml, or none; absent: the default"},
	"entity":                 {about: "Id of the company that speaks, among entities in hub.yaml"},
	"edit":                   {about: "How far the words may be changed; around: others may stand around them"},
	"claims":                 {about: "What the texts say is so, with its evidence"},
	"claims[].text":          {about: "The claim"},
	"claims[].evidence":      {about: "https address of what proves it"},
	"claims[].owner":         {about: owner},
	"claims[].until":         {about: "Last day on which it is known to hold"},
	"starters":               {about: "Beginnings for a text of one's own"},
	"share":                  {about: "Texts by network; any: for networks without texts of their own", keys: sharedOn()},
	"share.*[].id":           {about: "Name of the text in tagged links; absent: made of its words"},
	"share.*[].text":         {about: "The words"},
	"actions":                {about: "Something else to do"},
	"actions[].kind":         {about: "What to do"},
	"actions[].on":           {about: "The network to do it on", words: network.Names(network.All)},
	"actions[].url":          {about: "Where"},
	"owner":                  {about: owner},
	"status":                 {about: "draft: not ready; withdrawn: taken back"},
	"withdrawn":              {about: "Why the post was taken back, and what to do about it"},
	"withdrawn.on":           {about: "Since when, which feed readers go by"},
	"withdrawn.reason":       {about: "Why, in the language of the file"},
	"withdrawn.answer":       {about: "What to say if asked, in the language of the file"},
	"withdrawn.replacement":  {about: "Id of the post to share instead"},
	"translated_from":        {about: "The edition that this one was translated from"},
	"translated_from.lang":   {about: "Its language"},
	"translated_from.digest": {about: "What it said then; portevoix check tells it"},
}

func sharedOn() []string { return append([]string{content.Any}, network.Names(network.All)...) }
