/**
 * Danish order: … Z, Æ, Ø, Å, with Aa as Å (Brønderslev < Zebra < Ærø < Øst < Aabenraa < Aalborg < Århus), and numbers inside names by
 * their size (S2 < S10). Our own, because a display's engine may lack Danish collation and then sorts by code point in silence.
 */

const placed: Readonly<Record<string, string>> = {
  æ: '{',
  ä: '{',
  ø: '|',
  ö: '|',
  å: '}',
  ü: 'y',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  œ: '|',
};

/** Less than zero when `a` comes first. Case and accents only decide between names that are otherwise equal. */
export function compareDanish(a: string, b: string): number {
  return compareParts(partsOf(a), partsOf(b)) || compareText(a.normalize('NFC'), b.normalize('NFC'));
}

/** Text and digits in turn; letters mapped so that plain comparison gives Danish order. */
function partsOf(text: string): readonly string[] {
  const letters = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/aa/g, 'å')
    .replace(/[æäøöåüßđðþœ]/g, (letter) => placed[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return letters.match(/\d+|[^\d]+/g) ?? [];
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = comparePart(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function comparePart(a: string, b: string): number {
  const [x, y] = [a, b].map((part) => (/^\d/.test(part) ? part.replace(/^0+(?=\d)/, '') : undefined));
  if (x !== undefined && y !== undefined) return x.length - y.length || compareText(x, y);
  return compareText(a, b);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Text as searching compares it: lower case, å as aa, æ as ae, ø as oe, accents dropped, spaces single. */
export function foldDanish(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'oe')
    .replace(/å/g, 'aa')
    .replace(/ü/g, 'y')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
