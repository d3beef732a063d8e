/**
 * What the product answers when it will not do what somebody asks: a closed list, each with one sentence per language in
 * `@tavle/text`. A refusal changes nothing.
 */
export type Refusal =
  | { readonly kind: 'cprLike'; readonly field: string }
  | { readonly kind: 'missing'; readonly field: string }
  | { readonly kind: 'tooLong'; readonly field: string; readonly most: number }
  | { readonly kind: 'notANumber'; readonly field: string }
  | { readonly kind: 'negative'; readonly field: string }
  | { readonly kind: 'notWhole'; readonly field: string }
  | { readonly kind: 'outOfRange'; readonly field: string; readonly least: number; readonly most: number }
  | { readonly kind: 'partExceedsWhole' }
  | { readonly kind: 'wholeIsZero' }
  | { readonly kind: 'wrongKind'; readonly field: string }
  | { readonly kind: 'notADate'; readonly field: string }
  | { readonly kind: 'badPeriod' }
  | { readonly kind: 'reasonNeeded' }
  | { readonly kind: 'notFound'; readonly what: SectionName }
  | { readonly kind: 'unreadable'; readonly what: SectionName }
  | { readonly kind: 'alreadyAnswered' }
  | { readonly kind: 'sameMeeting' }
  | { readonly kind: 'overCap'; readonly cap: 'register' | 'focus' | 'effect'; readonly most: number }
  | { readonly kind: 'stillInUse'; readonly what: SectionName; readonly count: number }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'wrongState'; readonly what: SectionName };

export type RefusalKind = Refusal['kind'];

/** The sections of a board document; each is a map of entries. */
export const sectionNames = [
  'goals',
  'indicators',
  'targets',
  'phases',
  'measurements',
  'interpretations',
  'efforts',
  'actions',
  'escalations',
  'answers',
  'responses',
  'reviews',
  'celebrations',
  'parked',
  'ideas',
  'meetings',
  'forums',
  'outcomes',
  'decisions',
  'reads',
  'challenges',
  'challengeAnswers',
  'visits',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** The result of asking for a change: done, with what it made, or refused, with why. */
export type Outcome<T> = { readonly done: T } | { readonly refused: Refusal };

/** Shorthand for a refused outcome. */
export function refuse(refusal: Refusal): { readonly refused: Refusal } {
  return { refused: refusal };
}

/** Stops the compiler when a union has grown and a switch has not. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
