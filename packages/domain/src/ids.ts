/**
 * Branded identifiers. An id is opaque: it carries no meaning, is never shown, and is parsed once where it enters the
 * program (a document, a request, a row). Inside, a board's id cannot be handed over where a goal's is expected.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type LayerId = Id<'layer'>;
export type UnitId = Id<'unit'>;
export type BoardId = Id<'board'>;
export type PersonId = Id<'person'>;
export type GoalId = Id<'goal'>;
export type IndicatorId = Id<'indicator'>;
export type MeasurementId = Id<'measurement'>;
export type InterpretationId = Id<'interpretation'>;
export type EffortId = Id<'effort'>;
export type ActionId = Id<'action'>;
export type EscalationId = Id<'escalation'>;
export type ResponseId = Id<'response'>;
/** Any other entry of a board document: target, phase, answer, review, celebration, parked item, idea, meeting. */
export type EntryId = Id<'entry'>;

/** Every id of the product: 3 to 64 of the letters a URL needs no escaping for. */
const idPattern = /^[A-Za-z0-9_-]{3,64}$/;

/** True when the text can be an id of the product; says nothing about whether the thing exists. */
export function isId(text: unknown): boolean {
  return typeof text === 'string' && idPattern.test(text);
}

/** Reads an id from outside. Gives undefined, never throws, for anything that cannot be one. */
export function parseId<T extends Id<string>>(text: unknown): T | undefined {
  return isId(text) ? (text as T) : undefined;
}

/** Names an id the program itself has made or read back from its own tables. Throws when it cannot be one. */
export function asId<T extends Id<string>>(text: string): T {
  if (!isId(text)) throw new Error(`not an id: ${JSON.stringify(text.slice(0, 80))}`);
  return text as T;
}
