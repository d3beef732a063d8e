/**
 * A measurement as people type it. Never a wrong number: what has two readings is asked about, and a share without its numbers is only taken
 * when it is written as one (`92,5 %`).
 */
import { hasParts, type Indicator, type MeasuredValue } from '@tavle/domain';
import { type NumberHint, parseNumber, parsePartWhole } from '@tavle/text';

/** A value a person can hand in. */
export type TypedValue = Exclude<MeasuredValue, { kind: 'hidden' | 'notRelevant' | 'withdrawn' }>;

export type ReadValue =
  | { readonly kind: 'value'; readonly value: TypedValue }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [TypedValue, TypedValue] }
  | { readonly kind: 'empty' }
  /** Said in so many words: `ikke relevant`, `ir`. */
  | { readonly kind: 'notRelevant' }
  /** Written as per cent or kroner where the indicator counts something else: most likely the number of another row. */
  | { readonly kind: 'wrongUnit'; readonly unit: 'percent' | 'kroner' }
  | { readonly kind: 'notANumber' | 'notPartWhole' | 'notShare' | 'notYesNo' };

const yes = /^(ja|j|yes|y|1)$/i;
const no = /^(nej|n|no|0)$/i;

const notRelevant = /^(ikke relevant|ir|i\.r\.|not relevant|nr)$/i;

/** True for the words that are answers: yes, no, not relevant. */
export const isAnswer = (text: string): boolean => [yes, no, notRelevant].some((word) => word.test(text.trim()));

/** What reading needs to know of an indicator. */
export type ReadIndicator = Pick<Indicator, 'kind'> & Partial<Pick<Indicator, 'unit'>>;

const single = (value: number): TypedValue => ({ kind: 'value', value });

/** Reads what was typed for an indicator of that kind. `hint` carries what a pasted column has told about its decimal sign. */
export function readValue({ kind, unit = '' }: ReadIndicator, typed: string, hint: NumberHint = {}): ReadValue {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  if (notRelevant.test(text)) return { kind: 'notRelevant' };
  if (kind === 'yesNo') {
    if (yes.test(text)) return { kind: 'value', value: single(1) };
    return no.test(text) ? { kind: 'value', value: single(0) } : { kind: 'notYesNo' };
  }
  return hasParts(kind) ? readParts(kind, text, hint) : readSingle(kind, unit, text, hint);
}

function readParts(kind: Indicator['kind'], text: string, hint: NumberHint): ReadValue {
  // Numerators and denominators are counted: `24 / 1.399` is thirteen hundred and ninety-nine bed days.
  const read = parsePartWhole(text, { ...hint, wholeNumbers: true });
  if (read.kind === 'partWhole') return { kind: 'value', value: { kind: 'parts', part: read.part, whole: read.whole } };
  if (read.kind === 'ambiguous') {
    const [a, b] = read.readings;
    return {
      kind: 'ambiguous',
      readings: [
        { kind: 'parts', ...a },
        { kind: 'parts', ...b },
      ],
    };
  }
  if (kind !== 'share') return { kind: 'notPartWhole' };
  const number = parseNumber(text, hint);
  // `1.234 %` has two readings, and a share can only be the one that is not over a hundred.
  const least = number.kind === 'ambiguous' ? Math.min(...number.readings.map(Math.abs)) : Number.NaN;
  if (/%|p(ro)?c/i.test(text) && least <= 100 && number.kind === 'ambiguous') {
    return { kind: 'value', value: single(number.readings.find((reading) => Math.abs(reading) === least) ?? least) };
  }
  if (number.kind === 'number' && number.unit === 'percent') return { kind: 'value', value: single(number.value) };
  return { kind: 'notShare' };
}

function readSingle(kind: Indicator['kind'], unit: string, text: string, hint: NumberHint): ReadValue {
  const wholeNumbers = kind === 'count' || kind === 'daysSince';
  const bare = withoutUnit(text, unit);
  const read = parseNumber(bare, { ...hint, ...(wholeNumbers ? { wholeNumbers: true } : {}) });
  const written = /%|pct|pro?cent/i.test(bare) ? 'percent' : /kr|dkk|,-/i.test(bare) ? 'kroner' : null;
  if (read.kind !== 'notANumber' && written !== null && !takesUnit(kind, unit, written))
    return { kind: 'wrongUnit', unit: written };
  if (read.kind === 'number') return { kind: 'value', value: single(read.value) };
  if (read.kind === 'ambiguous')
    return { kind: 'ambiguous', readings: [single(read.readings[0]), single(read.readings[1])] };
  return { kind: read.kind === 'empty' ? 'empty' : 'notANumber' };
}

/** `5,8 dage` is 5,8 where the indicator is measured in days. */
function withoutUnit(text: string, unit: string): string {
  const own = unit.trim();
  if (own === '' || !text.toLowerCase().endsWith(own.toLowerCase())) return text;
  const bare = text.slice(0, -own.length);
  return /[\d)-]\s*$/.test(bare) ? bare.trim() : text;
}

/** Whether per cent or kroner can stand beside a number of this indicator: where it has that unit, or none is named. */
function takesUnit(kind: Indicator['kind'], unit: string, written: 'percent' | 'kroner'): boolean {
  if (kind === 'daysSince') return false;
  if (kind === 'count') return written === 'kroner' && /kr/i.test(unit);
  if (unit.trim() === '') return true;
  return (written === 'percent' ? /%|pct|procent|percent/i : /kr|dkk/i).test(unit);
}
