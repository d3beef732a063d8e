/**
 * A measurement as people type it. Never a wrong number: what has two readings is asked about, and a share without its numbers is only taken
 * when it is written as one (`92,5 %`).
 */
import { hasParts, type Indicator, type MeasuredValue } from '@tavle/domain';
import { type NumberHint, parseNumber, parsePartWhole } from '@tavle/text';

/** A value a person can hand in. */
export type TypedValue = Exclude<MeasuredValue, { kind: 'hidden' | 'notRelevant' }>;

export type ReadValue =
  | { readonly kind: 'value'; readonly value: TypedValue }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [TypedValue, TypedValue] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'notANumber' | 'notPartWhole' | 'notShare' | 'notYesNo' };

const yes = /^(ja|j|yes|y|1)$/i;
const no = /^(nej|n|no|0)$/i;

const single = (value: number): TypedValue => ({ kind: 'value', value });

/** Reads what was typed for an indicator of that kind. `hint` carries what a pasted column has told about its decimal sign. */
export function readValue({ kind }: Pick<Indicator, 'kind'>, typed: string, hint: NumberHint = {}): ReadValue {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  if (kind === 'yesNo') {
    if (yes.test(text)) return { kind: 'value', value: single(1) };
    return no.test(text) ? { kind: 'value', value: single(0) } : { kind: 'notYesNo' };
  }
  return hasParts(kind) ? readParts(kind, text, hint) : readSingle(kind, text, hint);
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
  const number = parseNumber(text, hint);
  if (kind === 'share' && number.kind === 'number' && number.unit === 'percent')
    return { kind: 'value', value: single(number.value) };
  return { kind: kind === 'share' ? 'notShare' : 'notPartWhole' };
}

function readSingle(kind: Indicator['kind'], text: string, hint: NumberHint): ReadValue {
  const wholeNumbers = kind === 'count' || kind === 'daysSince';
  const read = parseNumber(text, { ...hint, ...(wholeNumbers ? { wholeNumbers: true } : {}) });
  if (read.kind === 'number') return { kind: 'value', value: single(read.value) };
  if (read.kind === 'ambiguous')
    return { kind: 'ambiguous', readings: [single(read.readings[0]), single(read.readings[1])] };
  return { kind: read.kind === 'empty' ? 'empty' : 'notANumber' };
}
