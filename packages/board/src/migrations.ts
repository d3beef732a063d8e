/**
 * From one version of the shape to the next. Migrations run once, on the server, before anybody is let in; clients of an older
 * version are told to reload (BOARD8).
 */
import type * as Y from 'yjs';
import { schemaOf, systemOrigin } from './document/create.ts';
import { rootOf } from './document/roots.ts';

/** One step: `run` changes a document of version `to - 1` into one of version `to`. */
export interface Migration {
  readonly to: number;
  readonly run: (doc: Y.Doc) => void;
}

/** Every step there has been, oldest first. Version 1 is the first, so there are none yet. */
export const migrations: readonly Migration[] = [];

/**
 * Brings a document up to date in one transaction and gives the versions it went from and to. A document without a version is left
 * alone: it is not a board. Throws when a step is missing: only we can cause that.
 */
export function migrate(
  doc: Y.Doc,
  steps: readonly Migration[] = migrations,
): { readonly from: number; readonly to: number } {
  const from = schemaOf(doc);
  const due = from === 0 ? [] : steps.filter((step) => step.to > from);
  if (due.length === 0) return { from, to: from };
  due.forEach((step, index) => {
    if (step.to !== from + index + 1) throw new Error(`no migration from version ${from + index}`);
  });
  doc.transact(() => {
    for (const step of due) {
      step.run(doc);
      rootOf(doc, 'meta')?.set('schema', step.to);
    }
  }, systemOrigin);
  return { from, to: schemaOf(doc) };
}
