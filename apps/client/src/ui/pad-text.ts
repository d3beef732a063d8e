/** A key of the number pad. */
export type PadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | ','
  | '.'
  | '-'
  | '/'
  | '%'
  | 'back'
  | 'next';

/** A text and what of it is marked, as a field has them. */
export interface Typed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a field says after a key of the pad, and where its caret stands. `next` types nothing. A minus turns the sign wherever the caret is. */
export function padText({ text, start, end }: Typed, key: PadKey): Typed {
  if (key === 'next') return { text, start, end };
  if (key === '-') return turned({ text, start, end });
  if (key === 'back') {
    const from = start === end ? Math.max(0, start - 1) : start;
    return at(text.slice(0, from) + text.slice(end), from);
  }
  const typed = key === '/' || key === '%' ? spaced(text.slice(0, start), key) : key;
  return at(text.slice(0, start) + typed + text.slice(end), start + typed.length);
}

const at = (text: string, caret: number): Typed => ({ text, start: caret, end: caret });

/** As it is written on paper: `126 / 137`, `92,5 %`. */
const spaced = (before: string, key: '/' | '%'): string =>
  before === '' || before.endsWith(' ') ? `${key}${key === '/' ? ' ' : ''}` : key === '/' ? ' / ' : ' %';

function turned({ text, start, end }: Typed): Typed {
  if (start === 0 && end === text.length) return at('-', 1);
  return text.startsWith('-') ? at(text.slice(1), Math.max(0, end - 1)) : at(`-${text}`, end + 1);
}
