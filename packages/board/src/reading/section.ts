/**
 * Reading one section: every entry becomes a value of the domain or is named as unreadable, in an order every reader agrees on.
 * Nothing a document can hold makes these functions throw (BOARD4).
 */
import {
  type BoardContent,
  comparePeriods,
  isId,
  type Outcome,
  refuse,
  type SectionName,
  type Unreadable,
} from '@tavle/domain';
import * as Y from 'yjs';
import { rootOf } from '../document/roots.ts';
import type { Raw } from '../document/shape.ts';
import { goalFrom, indicatorFrom, measurementFrom, phaseFrom, targetFrom } from './goals.ts';
import * as meetings from './meetings.ts';
import { type Broken, broken, isBroken, readRaw } from './raw.ts';
import * as work from './work.ts';

/** The domain value an entry of the section becomes. */
export type Entry<Section extends SectionName> = BoardContent[Section][number];

type Makers = {
  readonly [Section in SectionName]: (id: string, raw: Raw<Section>) => Entry<Section> | Broken;
};

const makers: Makers = {
  goals: goalFrom,
  indicators: indicatorFrom,
  targets: targetFrom,
  phases: phaseFrom,
  measurements: measurementFrom,
  interpretations: work.interpretationFrom,
  efforts: work.effortFrom,
  actions: work.actionFrom,
  escalations: work.escalationFrom,
  answers: work.answerFrom,
  responses: work.responseFrom,
  reviews: work.reviewFrom,
  celebrations: work.celebrationFrom,
  parked: work.parkedFrom,
  ideas: work.ideaFrom,
  meetings: meetings.meetingFrom,
  forums: meetings.forumFrom,
  outcomes: meetings.outcomeFrom,
  decisions: meetings.decisionFrom,
  reads: meetings.readMarkFrom,
  challenges: work.challengeFrom,
  challengeAnswers: work.challengeAnswerFrom,
  visits: meetings.visitFrom,
};

/** Reads what lies under an id. */
export function readEntry<Section extends SectionName>(
  section: Section,
  id: string,
  stored: unknown,
): Entry<Section> | Broken {
  if (!isId(id)) return broken('id');
  if (!(stored instanceof Y.Map)) return broken('entry');
  const raw = readRaw(section, stored);
  return isBroken(raw) ? raw : makers[section](id, raw);
}

/** One readable entry; refuses `notFound` and `unreadable`. */
export function find<Section extends SectionName>(doc: Y.Doc, section: Section, id: string): Outcome<Entry<Section>> {
  const root = rootOf(doc, section);
  if (root === undefined) return refuse({ kind: 'unreadable', what: section });
  if (!root.has(id)) return refuse({ kind: 'notFound', what: section });
  const entry = readEntry(section, id, root.get(id));
  return isBroken(entry) ? refuse({ kind: 'unreadable', what: section }) : { done: entry };
}

/** All readable entries of a section, in order. */
export function entriesOf<Section extends SectionName>(doc: Y.Doc, section: Section): readonly Entry<Section>[] {
  const found: Entry<Section>[] = [];
  rootOf(doc, section)?.forEach((stored, id) => {
    const entry = readEntry(section, id, stored);
    if (!isBroken(entry)) found.push(entry);
  });
  return inOrder(section, found);
}

/** Sorts entries the way everybody sees them. The order is total, so two readers of one document always agree. */
export function inOrder<Section extends SectionName>(
  section: Section,
  entries: readonly Entry<Section>[],
): readonly Entry<Section>[] {
  if (section === 'measurements') return [...entries].sort(byPeriod);
  return entries
    .map((entry) => ({ entry, key: sortKey(entry) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.entry.id, b.entry.id))
    .map(({ entry }) => entry);
}

/** By rank where people decide the order, else by indicator and date, else by the moment it was written. */
function sortKey(entry: Entry<SectionName>): string {
  if ('rank' in entry) return entry.rank;
  if ('from' in entry) return `${entry.indicator} ${entry.from}`;
  return 'at' in entry ? (entry.at ?? '') : 'plannedFor' in entry ? (entry.startedAt ?? entry.plannedFor ?? '') : '';
}

function byPeriod(a: Entry<SectionName>, b: Entry<SectionName>): number {
  if (!('revision' in a && 'revision' in b)) return 0;
  return (
    comparePeriods(a, b) ||
    compareText(a.indicator, b.indicator) ||
    a.revision - b.revision ||
    compareText(a.at ?? '', b.at ?? '') ||
    compareText(a.id, b.id)
  );
}

/** By code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The record of an entry that could not be read. */
export function unreadable(section: SectionName, id: string, { broken: field }: Broken): Unreadable {
  return { section, id, field };
}
