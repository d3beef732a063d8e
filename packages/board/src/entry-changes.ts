/**
 * What has become of a board's entries, for people to read: between two documents, or from one piece of work on a document to the
 * next. Signatures are left out, long texts are cut; for carrying changes over there is `field-changes.ts`.
 */
import { type EntryChange, type EntryName, type SectionName, type StoredValue, sectionNames } from '@tavle/domain';
import type * as Y from 'yjs';
import { rootOf } from './document/roots.ts';
import { type EntryFields, fieldsOf } from './field-changes.ts';

/** Letters of a text that are told. */
const told = 300;
/** Fields whose words say best what an entry is. */
const telling = ['text', 'what', 'name', 'problem'] as const;
/** Who wrote it last, when, and by which number: every change changes them. */
const unsaid: ReadonlySet<string> = new Set(['by', 'at']);

/** Entries by id, section by section. `unreadable` ones are there and say nothing. */
type Sections = ReadonlyMap<SectionName, Map<string, EntryFields | 'unreadable'>>;

/** What lies between two documents: `was` in the former, `is` in the latter. Entries that either cannot read are left out. */
export function entryChanges(former: Y.Doc, latter: Y.Doc): readonly EntryChange[] {
  const [was, is] = [readAll(former), readAll(latter)];
  return sectionNames.flatMap((section) => {
    const ids = new Set([...(was.get(section)?.keys() ?? []), ...(is.get(section)?.keys() ?? [])]);
    return [...ids].sort().flatMap((id) => changeOf(section, id, was, is) ?? []);
  });
}

/** Follows a document, so that the cost of each piece of work is what it touches and not what the board holds. */
export interface EntryFollower {
  /** Does something to the document and tells what became of its entries. */
  after(work: () => void): readonly EntryChange[];
  close(): void;
}

/** Reads the document once and follows it from then on. */
export function followEntries(doc: Y.Doc): EntryFollower {
  const known = readAll(doc);
  let touched = new Map<SectionName, Set<string>>();
  const stops = sectionNames.map((section) => {
    const root = rootOf(doc, section);
    const heard = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      const ids = touched.get(section) ?? new Set<string>();
      for (const event of events) for (const id of idsIn(event)) ids.add(id);
      touched.set(section, ids);
    };
    root?.observeDeep(heard);
    return () => root?.unobserveDeep(heard);
  });
  return {
    after: (work) => {
      touched = new Map();
      work();
      const former: Map<SectionName, Map<string, EntryFields | 'unreadable'>> = new Map();
      for (const [section, ids] of touched) former.set(section, keepAndRead(doc, section, ids, known));
      return sectionNames.flatMap((section) =>
        [...(touched.get(section) ?? [])].sort().flatMap((id) => changeOf(section, id, former, known) ?? []),
      );
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Puts what the document says now in the place of what was known; gives back what was known. */
function keepAndRead(doc: Y.Doc, section: SectionName, ids: ReadonlySet<string>, known: Sections) {
  const entries = known.get(section);
  const former = new Map<string, EntryFields | 'unreadable'>();
  for (const id of ids) {
    const was = entries?.get(id);
    if (was !== undefined) former.set(id, was);
    const is = fieldsOf(doc, section, id);
    if (is === undefined) entries?.delete(id);
    else entries?.set(id, is);
  }
  return former;
}

function idsIn(event: Y.YEvent<Y.AbstractType<unknown>>): readonly string[] {
  const [id] = event.path;
  return typeof id === 'string' ? [id] : [...event.changes.keys.keys()];
}

function readAll(doc: Y.Doc): Sections {
  return new Map(
    sectionNames.map((section) => {
      const entries = [...(rootOf(doc, section)?.keys() ?? [])].flatMap((id) => {
        const fields = fieldsOf(doc, section, id);
        return fields === undefined ? [] : [[id, fields] as const];
      });
      return [section, new Map(entries)];
    }),
  );
}

function changeOf(section: SectionName, id: string, former: Sections, latter: Sections): EntryChange | undefined {
  const was = former.get(section)?.get(id);
  const is = latter.get(section)?.get(id);
  if (was === 'unreadable' || is === 'unreadable') return undefined;
  const now = is ?? was;
  if (now === undefined) return undefined;
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter((name) => !unsaid.has(name));
  const fields = names
    .filter((field) => was?.[field] !== is?.[field])
    .map((field) => ({ field, was: cut(was?.[field]), is: cut(is?.[field]) }));
  if (was !== undefined && is !== undefined && fields.length === 0) return undefined;
  const kind = was === undefined ? 'made' : is === undefined ? 'removed' : 'changed';
  return { kind, section, id, name: nameOf(now), of: belongsTo(now, former, latter), fields };
}

function nameOf(fields: EntryFields): string {
  const field = telling.find((name) => fields[name] !== undefined && fields[name] !== '');
  return field === undefined ? '' : String(cut(fields[field]) ?? '');
}

/** By the latter name, or the former where it is gone. */
function belongsTo(fields: EntryFields, former: Sections, latter: Sections): EntryName | null {
  for (const [section, id] of [
    ['indicators', fields['indicator']],
    ['goals', fields['goal']],
  ] as const) {
    if (typeof id !== 'string') continue;
    const found = latter.get(section)?.get(id) ?? former.get(section)?.get(id);
    return { section, id, name: found === undefined || found === 'unreadable' ? '' : nameOf(found) };
  }
  return null;
}

function cut(value: StoredValue | undefined): StoredValue | null {
  if (typeof value !== 'string' || value.length <= told) return value ?? null;
  return `${value.slice(0, told).toWellFormed()}…`;
}
