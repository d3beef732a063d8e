/** Boards to be attacked: each with a past, somebody who attacks it and somebody whose next edit is still on their device. */
import { asId, type BoardId } from '@tavle/domain';
import { celebrate } from '@tavle/board';
import * as Y from 'yjs';
import type { DocumentLog } from '../../../apps/server/src/log/document-log.ts';
import { type Chance, chanceOf } from '../simulation/chance.ts';
import { doBareEdit, doNamedEdit, handOf } from './hands.ts';
import { beginLife, endLife, type Page } from './honest.ts';
import type { Ground } from './ground.ts';

/** A board as it was before anything happened to it. */
export type Target = {
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
  readonly deletes: Uint8Array;
  readonly owners: ReadonlyMap<number, string>;
  readonly ground: Ground;
  /** What the victim has done and not sent, and the key it is under. */
  readonly unsent: { readonly update: Uint8Array; readonly key: string };
};

const noon = Date.UTC(2026, 10, 16, 12);

/** Lets a board live for so many steps. */
export function makeTarget(seed: number, steps: number): Target {
  const owners = new Map<number, string>();
  const life = beginLife(seed, (server) => (update, { name }) => {
    const before = new Set(server.store.clients.keys());
    Y.applyUpdate(server, update);
    for (const client of server.store.clients.keys()) if (!before.has(client)) owners.set(client, name);
    return true;
  });
  for (let step = 0; step < steps; step++) life.step();
  life.settle();
  const [attacker, victim] = life.pages;
  if (attacker === undefined || victim === undefined) throw new Error('a board has people');
  const state = Y.encodeStateAsUpdate(life.server);
  const vector = Y.encodeStateVector(life.server);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const key = `unsent-${seed}`;
  const unsent = one(forkOf(victim, state), (copy) =>
    celebrate(
      copy,
      handOf('bo', () => key, noon),
      { text: 'Ikke sendt endnu' },
    ),
  );
  const samples = samplesOf(attacker, state, chanceOf(seed));
  endLife(life);
  return {
    ...{ state, vector, owners },
    deletes: Y.encodeStateAsUpdate(doc, vector),
    ground: { doc, own: attacker.doc.clientID, other: victim.doc.clientID, samples },
    unsent: { update: unsent, key },
  };
}

/** Puts the target in a log as a board of its own, with whose each client id is. */
export async function place(log: DocumentLog, boardId: string, target: Target): Promise<void> {
  const { state, vector, deletes, owners } = target;
  await log.create(boardId, { state, vector, deletes, generation: 'g', userId: 'tavle', at: noon });
  const people = new Set(owners.values());
  await log.append(
    [...people].map((userId) => ({
      ...{ boardId, userId, generation: 'g', at: noon, update: new Uint8Array([0, 0]) },
      newClients: [...owners].filter(([, owner]) => owner === userId).map(([client]) => client),
    })),
  );
}

/** Everything the attacker's page could honestly send next. */
function samplesOf(page: Page, state: Uint8Array, chance: Chance): readonly Uint8Array[] {
  let ids = 0;
  const newId = (): string => `sample-${++ids}`;
  return Array.from({ length: 60 }, () =>
    one(forkOf(page, state), (doc) => {
      for (let i = chance.below(3); i >= 0; i--) {
        if (chance.isOneIn(3)) doBareEdit(doc, newId, chance);
        else doNamedEdit(doc, handOf('anna', newId, noon), chance);
      }
    }),
  ).filter((update) => update.length > 2);
}

function forkOf({ doc: { clientID } }: Page, state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.clientID = clientID;
  return doc;
}

/** What one piece of work changes, as one update. */
function one(doc: Y.Doc, work: (doc: Y.Doc) => unknown): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => work(doc));
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}

/** The name of the n-th board. */
export const boardName = (n: number): BoardId => asId<BoardId>(`board-${String(n).padStart(16, '0')}`);
