/** A refused edit as a form shows it: one sentence, at its field when there is one. */
import type { Outcome, Refusal } from '@tavle/domain';
import { refusalSentence, type Words } from '@tavle/text';

export interface Refused {
  readonly refusal: Refusal;
  readonly field: string | null;
  readonly sentence: string;
}

/** What a form calls its fields, by the names the edits use. */
export type Labels = Readonly<Record<string, string>>;

/** The sentence of a refused outcome; null when it was done. */
export function refusedBy(outcome: Outcome<unknown>, t: Words, labels: Labels = {}): Refused | null {
  if ('done' in outcome) return null;
  const { refused } = outcome;
  const field = 'field' in refused ? refused.field : null;
  const label = field === null ? undefined : labels[field];
  return { refusal: refused, field, sentence: refusalSentence(refused, t, label) };
}

/** The sentence for one field. */
export function errorAt(refused: Refused | null, field: string): string | undefined {
  return refused?.field === field ? refused.sentence : undefined;
}

/** The sentence when it belongs to none of the form's fields. */
export function errorElsewhere(refused: Refused | null, fields: readonly string[]): string | undefined {
  return refused === null || (refused.field !== null && fields.includes(refused.field)) ? undefined : refused.sentence;
}

/** The sentence of a refused outcome alone; undefined when it was done. For fields that hand over at once. */
export function sentenceOf(outcome: Outcome<unknown>, t: Words, label?: string): string | undefined {
  return 'done' in outcome ? undefined : refusalSentence(outcome.refused, t, label);
}
