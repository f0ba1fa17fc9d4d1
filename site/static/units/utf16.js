// UTF-16 code units.

export const utf16 = (text) => text.length;
