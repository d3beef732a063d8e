/**
 * Danish personal identity numbers (CPR): six digits of a date and four more. The check digit is not asked for: numbers given
 * since 2007 may fail it (ux-notes 2.3 rule 12). BOARD7.
 */
const candidate = /(?<!\d)(\d{2})(\d{2})(\d{2})[-\u2010-\u2015\u2212 \u00a0./]?(\d{4})(?!\d)/g;

/** True when the text holds something that looks like a CPR number: a possible date followed by four digits. */
export function looksLikeCpr(text: string): boolean {
  for (const match of text.matchAll(candidate)) {
    const day = Number(match[1]);
    const month = Number(match[2]);
    // Replacement numbers add 60 to the day of birth.
    if (((day >= 1 && day <= 31) || (day >= 61 && day <= 91)) && month >= 1 && month <= 12) return true;
  }
  return false;
}
