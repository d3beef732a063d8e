/** Sentences put one after another. */

/** Joins texts people have written as sentences: one full stop between two, whether they wrote it or not. Blank ones are left out. */
export function joinSentences(texts: readonly string[]): string {
  const told = texts.map((text) => text.trim()).filter((text) => text !== '');
  return told.map((text, at) => (at === told.length - 1 || /[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}
