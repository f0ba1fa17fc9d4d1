package propose

// A voice is how a comment speaks in a language.
type voice struct {
	thanks, kept, none, fine, mend, english, more string
	rightToLeft                                   bool
}

var voices = map[string]voice{
	"en": {
		thanks: "Thank you! Your proposal is now a draft: %s. Colleagues read it there, and nothing is published " +
			"before they agree.",
		kept: "Thank you! A colleague has already worked on your proposal: %s. What you change here no longer changes " +
			"the draft; say there what should be different.",
		none: "Thank you! Something is missing before a draft can be made of your proposal.",
		fine: "We found nothing to mend.",
		mend: "What to mend: edit your proposal above, the draft follows within minutes.",
		more: "… and %d more.",
	},
	"fr": {
		thanks: "Merci ! Votre proposition est devenue un brouillon : %s. Des collègues le relisent à cet endroit, " +
			"et rien n’est publié sans leur accord.",
		kept: "Merci ! Quelqu’un a déjà travaillé sur votre proposition : %s. Ce que vous changez ici ne change plus " +
			"le brouillon ; dites là-bas ce qui devrait être différent.",
		none:    "Merci ! Il manque quelque chose pour faire un brouillon de votre proposition.",
		fine:    "Nous n’avons rien trouvé à corriger.",
		mend:    "À corriger : modifiez votre proposition ci-dessus, le brouillon suivra dans les minutes qui viennent.",
		english: "Ces remarques sont en anglais.",
		more:    "… et %d autres.",
	},
	"ar": {
		thanks: "شكرًا لك! أصبح اقتراحك مسوّدة: %s. يقرؤها الزملاء هناك، ولا يُنشر شيء قبل موافقتهم.",
		kept: "شكرًا لك! بدأ أحد الزملاء العمل على اقتراحك: %s. ما تغيّره هنا لم يعد يغيّر المسوّدة؛ " +
			"قل هناك ما ينبغي تغييره.",
		none:        "شكرًا لك! ينقص شيء قبل أن يصير اقتراحك مسوّدة.",
		fine:        "لم نجد ما يحتاج إلى تصحيح.",
		mend:        "ما ينبغي تصحيحه: عدّل اقتراحك أعلاه، وتتبعه المسوّدة خلال دقائق.",
		english:     "هذه الملاحظات بالإنجليزية.",
		more:        "… و%d غيرها.",
		rightToLeft: true,
	},
}
