import * as Y from 'yjs';
import { defaultLimits } from './limits.ts';
import { scanUpdate } from './scan.ts';
import { compileShape, type DocumentShape } from './shape.ts';
import { createStructureCheck } from './structure.ts';

/** Enough of everything that the compiler has seen it before the first reader comes. */
const rounds = 600;

/**
 * Runs the paths of a first join and a first edit on a document that is thrown away, for about a tenth of a second.
 * Call it before listening: the first join after a start is then answered in milliseconds.
 */
export function warmUp(shape: DocumentShape): void {
  const root = Object.keys(shape)[0];
  const field = Object.entries(shape[root ?? '']?.fields ?? {}).find(([, kind]) => kind === 'string')?.[0];
  if (root === undefined || field === undefined) return;
  const written = new Y.Doc();
  const received = new Y.Doc();
  const updates: Uint8Array[] = [];
  written.on('update', (update: Uint8Array) => updates.push(update));
  const check = createStructureCheck(received, compileShape(shape), new Map(), defaultLimits);
  for (let i = 0; i < rounds; i++) {
    written.transact(() => {
      const entry = new Y.Map<unknown>([[field, `value ${i}`]]);
      written.getMap(root).set(`key${i % 100}`, entry);
    });
  }
  for (const update of updates) {
    const scanned = scanUpdate(update, defaultLimits);
    if (typeof scanned !== 'string') check(scanned, { userId: '', ownClients: new Set() });
    Y.applyUpdate(received, update);
  }
  const merged = Y.mergeUpdates(updates);
  Y.diffUpdate(merged, Y.encodeStateVector(received));
  Y.encodeStateAsUpdate(received);
  written.destroy();
  received.destroy();
}
