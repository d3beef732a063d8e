/** What a forger knows of the board it attacks. */
import * as Y from 'yjs';
import type { Chance } from '../simulation/chance.ts';
import type { Point } from './forge.ts';

/** What a forger knows of a board, as anybody who has it open does. */
export type Ground = {
  readonly doc: Y.Doc;
  /** The forger's own client id, and somebody else's. */
  readonly own: number;
  readonly other: number;
  /** Honest updates that the forger's page could send now. */
  readonly samples: readonly Uint8Array[];
};

/** An item of the board: its first point, or one inside or behind it. */
export function anyPoint({ doc, own }: Ground, chance: Chance): Point {
  const [client, structs] = chance.pick([...doc.store.clients]) ?? [own, []];
  const struct = chance.pick(structs);
  const clock = (struct?.id.clock ?? 0) + (chance.isOneIn(4) ? chance.below(4) : 0);
  return chance.isOneIn(25) ? [client + chance.below(3) - 1, chance.below(1000)] : [client, clock];
}

/** An item that is (or was) a map or a text. */
export function anyType({ doc }: Ground, kind: 'map' | 'text', chance: Chance): Point | undefined {
  const found: Point[] = [];
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue;
      if (struct.content.type instanceof Y.Text === (kind === 'text')) found.push([struct.id.client, struct.id.clock]);
    }
  }
  return chance.pick(found);
}
