// The programs that show pages in a window of their own, where sharing often fails. Each
// names itself in the user agent.

const programs = [
  ["Microsoft Teams", /\bTeams(?:Mobile)?-?(?:Android|iOS)?\//],
  ["Outlook", /\bOutlook(?:Mobile)?-?(?:iOS|Android)?\//],
  ["WhatsApp", /\bWhatsApp\//],
  ["Slack", /\bSlack(?:_SSB)?\//],
  ["Instagram", /\bInstagram\b/],
  ["Facebook", /\bFB(?:AN|AV|_IAB)\b/],
  ["LinkedIn", /\bLinkedInApp\b/],
];

// inApp is the name of the program, empty in a browser.
export const inApp = (agent) => programs.find(([, sign]) => sign.test(agent))?.[0] ?? "";
