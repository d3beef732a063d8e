/** What becomes of an idea: an action or an effort, in one step with taking the idea up, so that neither is there without the other. */
import { type ActionId, type EffortId, type EntryId, type Outcome, refuse } from '@tavle/domain';
import type * as Y from 'yjs';
import { find } from '../reading/section.ts';
import { decideIdea } from './meetings.ts';
import { addAction, addEffort, type NewAction, type NewEffort } from './work.ts';
import { type Hand, localOrigin } from './write.ts';

/** Makes an idea an action. Refuses what `addAction` refuses, and an idea that was taken up before. */
export function ideaToAction(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly idea: EntryId; readonly action: NewAction },
): Outcome<ActionId> {
  return takeUp(doc, hand, input.idea, () => addAction(doc, hand, input.action));
}

/** Makes an idea an effort. Refuses what `addEffort` refuses, and an idea that was taken up before. */
export function ideaToEffort(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly idea: EntryId; readonly effort: NewEffort },
): Outcome<EffortId> {
  return takeUp(doc, hand, input.idea, () => addEffort(doc, hand, input.effort));
}

function takeUp<Made>(doc: Y.Doc, hand: Hand, idea: EntryId, makeIt: () => Outcome<Made>): Outcome<Made> {
  const found = find(doc, 'ideas', idea);
  if ('refused' in found) return found;
  if (found.done.state === 'kept') return refuse({ kind: 'wrongState', what: 'ideas' });
  return doc.transact(() => {
    const made = makeIt();
    if ('refused' in made) return made;
    const kept = decideIdea(doc, hand, { idea, state: 'kept' });
    return 'refused' in kept ? kept : made;
  }, hand.origin ?? localOrigin);
}
