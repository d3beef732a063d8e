/** Typing in the texts people write together. */
import { type Indicator, type Outcome, refuse, type SectionName } from '@tavle/domain';
import type * as Y from 'yjs';
import { entryMap, isText } from '../document/roots.ts';
import { fieldShape, type TextField } from '../document/shape.ts';
import { find } from '../reading/section.ts';
import { carryOut, type Hand } from './write.ts';

/** Which text, and what it now says. */
export interface TextEdit<Section extends SectionName = SectionName> {
  readonly section: Section;
  readonly id: string;
  readonly field: TextField<Section>;
  readonly next: string;
}

/**
 * Makes a collaborative text say `next` by the smallest change, so that others' letters typed meanwhile stay (BOARD2). Refuses
 * `cprLike`, `tooLong` (unless it gets shorter: two people together may have passed the cap), `notFound`, `unreadable`, and
 * emptying the reason of an active indicator (BOARD5).
 */
export function editText<Section extends SectionName>(doc: Y.Doc, hand: Hand, edit: TextEdit<Section>): Outcome<void> {
  const { section, id, field, next } = edit;
  const shape = fieldShape(section, field);
  if (shape === undefined || !('kind' in shape) || shape.kind !== 'text') return refuse({ kind: 'wrongKind', field });
  const found = find<SectionName>(doc, section, id);
  if ('refused' in found) return found;
  if (section === 'indicators' && field === 'why' && next.trim() === '' && isActive(found.done)) {
    return refuse({ kind: 'missing', field });
  }
  return carryOut(doc, hand, [{ kind: 'change', section, id, values: { [field]: next } }], undefined);
}

const isActive = (entry: object): boolean =>
  'stage' in entry && entry.stage === ('active' satisfies Indicator['stage']);

/** The Y.Text itself, for an editor that binds to it; undefined when there is none to read. */
export function textOf<Section extends SectionName>(
  doc: Y.Doc,
  section: Section,
  id: string,
  field: TextField<Section>,
): Y.Text | undefined {
  const text = entryMap(doc, section, id)?.get(field);
  return isText(text) ? text : undefined;
}
