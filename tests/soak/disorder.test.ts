/**
 * What three people write comes twice, out of order, several in one and in pieces; everybody ends with the same board, and nothing waits
 * (F16, P4). `SEEDS=2000 npx vitest run tests/soak/disorder.test.ts` is the long form.
 */
import { isDeepStrictEqual } from 'node:util';
import { writeUpdate } from '@tavle/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { hasPending } from '../../apps/server/src/rooms/room.ts';
import { type Chance, chanceOf } from './simulation/chance.ts';
import { openHall, type Seat } from './simulation/hall.ts';

const board = 'board-0123456789abcdef';
const seeds = Number(process.env['SEEDS'] ?? 60);

type Writer = { readonly seat: Seat; readonly outbox: Uint8Array[]; readonly keys: string[] };

function edit({ seat, keys }: Writer, name: string, chance: Chance): void {
  const goals = seat.doc.getMap<Y.Map<unknown>>('goals');
  const goal = goals.get(chance.pick([...goals.keys()]) ?? '');
  const note = goal?.get('note');
  if (goal === undefined || chance.isOneIn(3)) {
    keys.push(`${name}-${keys.length}`);
    goals.set(keys.at(-1) ?? '', new Y.Map<unknown>([['note', new Y.Text('begyndt')]]));
  } else if (note instanceof Y.Text) {
    note.insert(chance.below(note.length + 1), chance.pick(['ø', 'ord ', '😀']) ?? '');
    if (chance.isOneIn(2)) note.delete(0, 1);
  } else goal.set('rank', chance.below(100));
}

/** The same updates as a bad network and a retrying client would deliver them. */
function jumbled(updates: readonly Uint8Array[], chance: Chance): readonly Uint8Array[] {
  const list = [...updates];
  for (let i = list.length - 1; i > 0; i--) {
    const other = Math.max(0, i - chance.below(4));
    [list[i], list[other]] = [list[other]!, list[i]!];
  }
  return list.flatMap((update) => {
    const roll = chance.below(6);
    if (roll === 0) return [update, update];
    if (roll === 1) return [Y.mergeUpdates([update, chance.pick(updates) ?? update])];
    if (roll === 2) return [Y.mergeUpdates([...updates])];
    if (roll === 3) return [Y.diffUpdate(update, Y.encodeStateVector(new Y.Doc()))];
    return [update];
  });
}

/** One day; in words what is wrong at its end. `deaf`: nobody answers when the server asks for what it lacks. */
async function live(seed: number, deaf: boolean): Promise<readonly string[]> {
  const chance = chanceOf(seed);
  const { rooms, log, sit, errors } = openHall({ limits: { fruitlessRounds: 1_000 } });
  await rooms.create(board, { userId: 'tavle' }, () => undefined);
  const names = ['anna', 'bo', 'eva'];
  const writers: Writer[] = [];
  for (const name of names) {
    const outbox: Uint8Array[] = [];
    const seat = await sit(name, board, { outbox, isDeaf: deaf });
    await seat.exchange();
    writers.push({ seat, outbox, keys: [] });
  }
  for (let step = 0; step < 60; step++) {
    const at = chance.below(writers.length);
    const writer = writers[at]!;
    if (!chance.isOneIn(3)) edit(writer, names[at]!, chance);
    else {
      for (const update of jumbled(writer.outbox.splice(0), chance)) writer.seat.send(writeUpdate(update));
      await writer.seat.exchange();
    }
  }
  for (const { seat, outbox } of writers) {
    for (const update of outbox.splice(0)) seat.send(writeUpdate(update));
    await seat.exchange();
  }
  for (const { seat } of [...writers, ...writers]) await seat.exchange();
  const wrong = [...errors];
  const truth = await rooms.read(board, (doc) => ({ json: doc.toJSON()['goals'], waits: hasPending(doc) }));
  const stored = await log.load(board);
  const cold = new Y.Doc();
  for (const update of [stored?.state, ...(stored?.tail ?? []).map((row) => row.update)])
    if (update) Y.applyUpdate(cold, update);
  if (truth.waits || hasPending(cold)) wrong.push('something waits');
  if (!isDeepStrictEqual(cold.getMap('goals').toJSON(), truth.json)) wrong.push('the log says something else');
  for (const [n, { seat, keys }] of writers.entries()) {
    if (seat.closed() !== undefined) wrong.push(`${names[n]} was sent away: ${seat.closed()}`);
    if (!isDeepStrictEqual(seat.doc.getMap('goals').toJSON(), truth.json)) wrong.push(`${names[n]} sees another board`);
    if (keys.some((key) => !cold.getMap('goals').has(key))) wrong.push(`an entry of ${names[n]} is lost`);
    seat.wire.cut();
  }
  await rooms.stop();
  return wrong;
}

test(`LINE1, LINE2, F16: ${seeds} days of updates twice, out of order, merged and in pieces end with one board`, {
  timeout: 60_000 + seeds * 1_000,
}, async () => {
  for (let seed = 1; seed <= seeds; seed++) expect(await live(seed, false), `seed ${seed}`).toEqual([]);
});

test('where nobody answers what the server asks, it does not', { timeout: 60_000 }, async () => {
  const wrong = new Set<string>();
  for (let seed = 1; seed <= 5; seed++) for (const each of await live(seed, true)) wrong.add(each);
  expect([...wrong].some((each) => each.endsWith('is lost'))).toBe(true);
});
