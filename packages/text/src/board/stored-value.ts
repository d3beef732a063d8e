/** Stored values in words, for history and for edits that were set aside: what a field says, whatever kind of field it is. */
import { type EntryChange, parseDate, parseInstant, type SectionName, type StoredValue } from '@tavle/domain';
import { formatDate } from '../dates/date.ts';
import { formatInstant } from '../dates/instant.ts';
import { formatExact, formatPartWhole } from '../numbers/format.ts';
import type { PlainKey, Words } from '../words/words.ts';
import { fieldName } from './refusal.ts';
import * as unions from './unions.ts';

/** What people, goals, indicators and boards are called; undefined when it is not known. */
export type NameOf = (id: string) => string | undefined;

/** Fields that hold one of a closed list, with the words of the list. */
const lists: Readonly<Partial<Record<SectionName, Readonly<Record<string, Readonly<Record<string, PlainKey>>>>>>> = {
  goals: { origin: unions.goalOriginWords, type: unions.goalTypeWords, stage: unions.goalStageWords },
  indicators: {
    kind: unions.indicatorKindWords,
    direction: unions.directionWords,
    cadence: unions.cadenceWords,
    rollUp: unions.rollUpWords,
    stage: unions.indicatorStageWords,
  },
  targets: { rule: unions.targetRuleWords },
  phases: { kind: unions.phaseKindWords },
  measurements: { quality: unions.qualityWords, origin: unions.measurementOriginWords },
  efforts: { stage: unions.effortStageWords, verdict: unions.verdictWords },
  actions: { state: unions.actionStateWords },
  escalations: { state: unions.escalationStateWords },
  answers: { kind: unions.answerWords },
  responses: { kind: unions.responseWords, agreement: unions.agreementWords },
  reviews: { kind: unions.reviewWords },
  challengeAnswers: { kind: unions.challengeAnswerWords },
  ideas: { kind: unions.ideaKindWords, state: unions.ideaStateWords },
  meetings: { step: unions.meetingStepWords },
  visits: { occasion: unions.visitOccasionWords },
};

/** Fields whose text is written by the program. */
const machineFields: ReadonlySet<string> = new Set(['rank', 'prioritisedBy', 'prioritisedAt', 'closedOn', 'revision']);

/** True when a change of the field is nothing people have said: an order, a date that follows from something else. */
export function isMachineField(field: string): boolean {
  return machineFields.has(field);
}

/** One stored value in words: a date as a date, a person by name, a choice by its word; `null` says that there is nothing. */
export function storedValueWords(
  {
    section,
    field,
    value,
  }: { readonly section: SectionName; readonly field: string; readonly value: StoredValue | null },
  t: Words,
  nameOf: NameOf,
): string {
  if (value === null || value === '') return t('history.empty');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return formatExact(value, t.locale);
  const word = lists[section]?.[field]?.[value];
  if (word !== undefined) return t(word);
  const day = parseDate(value);
  if (day !== undefined) return formatDate(day, 'short', t.locale);
  const moment = parseInstant(value);
  if (moment !== undefined) return formatInstant(moment, 'full', t.locale);
  return nameOf(value) ?? value;
}

/** `Målet tilføjet`, `Handlingen ændret`, `Indikatoren flyttet`. */
export function changeWords(change: EntryChange, t: Words): string {
  const what = t(unions.sectionWords[change.section]);
  if (change.kind === 'made') return t('history.made', { what });
  if (change.kind === 'removed') return t('history.removed', { what });
  const moved = change.fields.length > 0 && change.fields.every(({ field }) => isMachineField(field));
  return t(moved ? 'history.moved' : 'history.changed', { what });
}

/** A measurement's value and period from its stored fields: `12/14`, `5,8`; empty when it has neither. */
export function storedMeasurementWords(fields: EntryChange['fields'], t: Words): string {
  const stored = (name: string): StoredValue | null => {
    const found = fields.find(({ field }) => field === name);
    return found?.is ?? found?.was ?? null;
  };
  const [part, whole, value] = [stored('part'), stored('whole'), stored('value')];
  if (stored('withdrawn') === true) return t('entry.withdrawnShort');
  if (stored('relevant') === false) return t('entry.notRelevantShort');
  if (typeof part === 'number' && typeof whole === 'number') return formatPartWhole(part, whole, t.locale);
  return typeof value === 'number' ? formatExact(value, t.locale) : '';
}

/** `Hvorfor: tomt → For at …`. */
export function differenceWords(
  section: SectionName,
  { field, was, is }: EntryChange['fields'][number],
  t: Words,
  nameOf: NameOf,
): string {
  const words = (value: StoredValue | null): string => storedValueWords({ section, field, value }, t, nameOf);
  return t('history.change', { field: fieldName(field, t), a: words(was), b: words(is) });
}
