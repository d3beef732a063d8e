/**
 * The rooms and some people in one process, everything from one seed: edits, cuts, delays, duplicates, crashes that lose what was not
 * synced, rights that come and go, new generations, content put back. Then everything heals, and the promises are looked at (F24).
 */
import type { Door, Revocation } from '../../../apps/server/src/rooms/door.ts';
import { defaultLimits } from '../../../apps/server/src/rooms/limits.ts';
import { createRooms, type Rooms } from '../../../apps/server/src/rooms/rooms.ts';
import { testShape } from '../../../apps/server/src/rooms/rooms.testing.ts';
import { writeUpdate } from '@tavle/sync';
import * as Y from 'yjs';
import { type Chance, chanceOf } from './chance.ts';
import { createDisk, type Disk } from './disk.ts';
import { brokenPromises } from './examination.ts';
import { connect, createPerson, type Deed, disconnect, listen, perform, type Person, type World } from './person.ts';

/** What a run may choose. `advance` moves all timers on; timers are the caller's, so that they are no real ones. */
export type SimulationOptions = {
  readonly seed: number;
  readonly advance: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly steps?: number;
  readonly people?: number;
  /** The tooth: the disk says that it has synced when it has not. */
  readonly diskLies?: boolean;
};

/** What a run did; `broken` says which promise was not kept, and is empty when all were. */
export type SimulationResult = {
  readonly acknowledged: number;
  readonly crashes: number;
  readonly generations: number;
  readonly broken: readonly string[];
};

const board = 'board-0123456789abcdef';
const limits = {
  ...defaultLimits,
  unloadAfterMs: 1000,
  coolAfterMs: 1500,
  rebaseAfterClients: 25,
  rebaseQuietMs: 4000,
};

/** Lets everything that waits for nothing but the loop happen. */
async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Runs one simulation. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const simulation = new Simulation(options);
  await simulation.begin();
  for (let step = 0; step < (options.steps ?? 250); step++) await simulation.step();
  return simulation.heal();
}

class Simulation {
  readonly #options: SimulationOptions;
  readonly #chance: Chance;
  readonly #disk: Disk;
  readonly #world: World;
  readonly #revoked = new Set<string>();
  #people: Person[] = [];
  #rooms: Rooms<string>;
  #tell: (revocation: Revocation) => void = () => undefined;
  #keys = 0;
  #clients = 100;
  #generations = 0;
  #acknowledged = 0;
  #crashes = 0;
  readonly #broken: string[] = [];
  /** Entries whose making was acknowledged; whose removal was asked for by anybody; was acknowledged; that were put back before. */
  readonly #made = new Set<string>();
  readonly #removing = new Set<string>();
  readonly #removed = new Set<string>();
  readonly #rolledBack = new Set<string>();
  /** Entries somebody made again on purpose: they may be there, whoever removed them before. */
  readonly #named: string[] = [];
  /** Generations that ended when older content was put back. */
  readonly #putAway = new Set<string>();
  readonly #again = new Set<string>();

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#chance = chanceOf(options.seed);
    this.#disk = createDisk(this.#chance, options.diskLies ?? false);
    this.#world = {
      chance: this.#chance,
      newClient: () => ++this.#clients,
      acknowledged: (deed, generation) => this.#promise(deed, generation),
      wronged: ({ name }, reason) => void this.#broken.push(`${name} was refused: ${reason}`),
      doneAgain: ({ key }) => void this.#again.add(key),
      generationNow: async () => (await this.#disk.log().head(board))?.generation ?? '',
      admit: (wire, person) => void this.#rooms.join(wire.serverEnd, person.name, board, person.generation),
    };
    this.#rooms = this.#start();
  }

  async begin(): Promise<void> {
    await this.#rooms.create(board, { userId: 'founder' }, () => undefined);
    const generation = await this.#world.generationNow();
    const names = Array.from({ length: this.#options.people ?? 4 }, (_, n) => `person-${n}`);
    this.#people = names.map((name) => createPerson(name, generation, this.#world));
    for (const person of this.#people) connect(person, this.#world);
    await settle();
  }

  async step(): Promise<void> {
    const chance = this.#chance;
    const person = this.#people[chance.below(this.#people.length)]!;
    const roll = chance.below(1000);
    if (roll < 300) this.#edit(person);
    else if (roll < 520) for (let i = chance.below(6); i >= 0; i--) person.wire?.toServer();
    else if (roll < 740) for (let i = chance.below(6); i >= 0; i--) await listen(person, this.#world);
    else if (roll < 850) await this.#disk.sync();
    else if (roll < 890) connect(person, this.#world);
    else if (roll < 920) disconnect(person);
    else if (roll < 935 && person.lastSent !== null) person.wire?.send(writeUpdate(person.lastSent));
    else if (roll < 955) await this.#options.advance(100 + chance.below(3000));
    else if (roll < 965) this.#serverEdit();
    else if (roll < 975) this.#turnRights(person);
    else if (roll < 985) await this.#crash();
    else if (roll < 992) await this.#beginAnew(null);
    else await this.#putBack();
    await settle();
  }

  /** Makes everything whole, waits until all is quiet, and looks at what was promised. */
  async heal(): Promise<SimulationResult> {
    for (const name of this.#revoked) this.#revoked.delete(name);
    for (let round = 0; round < 400; round++) {
      for (const person of this.#people) {
        person.refused = false;
        connect(person, this.#world);
        while (person.wire?.toServer());
        await settle();
        while (await listen(person, this.#world));
      }
      while (await this.#disk.sync()) await settle();
      if (round % 5 === 4) await this.#options.advance(400);
      await settle();
      if (round > 10 && this.#isQuiet()) break;
    }
    if (!this.#isQuiet()) this.#broken.push('it does not come to rest');
    await this.#examine();
    await this.#end();
    for (const person of this.#people) person.doc.destroy();
    const [acknowledged, crashes, generations] = [this.#acknowledged, this.#crashes, this.#generations];
    return { acknowledged, crashes, generations, broken: this.#broken };
  }

  #isQuiet(): boolean {
    return this.#people.every(({ synced, unsaved, aside }) => synced && unsaved.length === 0 && aside.length === 0);
  }

  async #examine(): Promise<void> {
    const stored = await this.#disk.log().load(board);
    const updates = stored === undefined ? [] : [stored.state, ...stored.tail.map((row) => row.update)];
    const [made, removing, removed] = [this.#made, this.#removing, this.#removed];
    const books = { made, removing, removed, rolledBack: this.#rolledBack, again: this.#again };
    this.#broken.push(...brokenPromises(updates, this.#people, books));
  }

  #promise({ kind, key }: Deed, generation: string | null): void {
    this.#acknowledged++;
    // the word was on its way when the board was put back to before it
    if (generation !== null && this.#putAway.has(generation)) return;
    if (kind === 'made') this.#made.add(key);
    else this.#removed.add(key);
  }

  #edit(person: Person): void {
    const there = [...person.doc.getMap('goals').keys()];
    const removed = this.#chance.isOneIn(5) ? this.#chance.pick(there) : undefined;
    if (removed === undefined) perform(person, { kind: 'made', key: this.#newKey(person.name) });
    else {
      this.#removing.add(removed);
      perform(person, { kind: 'removed', key: removed });
    }
  }

  #newKey(who: string): string {
    this.#keys++;
    return `${who}-${this.#keys}`;
  }

  #serverEdit(): void {
    const key = this.#newKey('server');
    const edit = this.#rooms.edit(board, { userId: 'program' }, (doc) => doc.getMap('goals').set(key, new Y.Map()));
    edit.then(
      () => this.#promise({ kind: 'made', key }, null),
      () => undefined,
    );
  }

  #turnRights({ name }: Person): void {
    if (!this.#revoked.delete(name)) this.#revoked.add(name);
    this.#tell({ userId: name });
    for (const person of this.#people) if (!this.#revoked.has(person.name)) person.refused = false;
  }

  async #crash(): Promise<void> {
    this.#crashes++;
    await this.#end();
    await this.#disk.cutPower();
    this.#rooms = this.#start();
  }

  /** The process is gone, with all its wires. */
  async #end(): Promise<void> {
    for (const person of this.#people) disconnect(person);
    void this.#rooms.stop();
    await settle();
  }

  /** A new generation: of what is there, or of what was there once. */
  async #beginAnew(content: Uint8Array | null): Promise<{ has: 'begun' | 'failed' | null }> {
    const generation: { has: 'begun' | 'failed' | null } = { has: null };
    const actor = { userId: 'keeper' };
    const begun =
      content === null
        ? this.#rooms.renew(board, actor)
        : this.#rooms.rebase(board, actor, (_old, fresh) => Y.applyUpdate(fresh, content));
    begun.then(
      () => {
        generation.has = 'begun';
        this.#generations++;
      },
      () => {
        generation.has = 'failed';
      },
    );
    await settle();
    return generation;
  }

  /** What the board says now is put back a while later: what was acknowledged in between is rolled back, and must stay away. */
  async #putBack(): Promise<void> {
    const read = this.#rooms.read(board, (doc) => ({
      state: Y.encodeStateAsUpdate(doc),
      keys: [...doc.getMap('goals').keys()],
    }));
    const copy = await Promise.race([read.catch(() => null), settle().then(() => null)]);
    if (copy === null) return;
    const before = new Set(this.#made);
    for (let i = 0; i < 25; i++) {
      const person = this.#people[this.#chance.below(this.#people.length)]!;
      this.#edit(person);
      person.wire?.toServer();
      await settle();
      await this.#disk.sync();
      await settle();
      await listen(person, this.#world);
    }
    while (await this.#disk.sync()) await settle();
    const generation = await this.#beginAnew(copy.state);
    for (let i = 0; i < 300 && generation.has === null; i++) {
      await Promise.all([this.#disk.sync(), this.#options.advance(limits.storeEveryMs)]);
      await settle();
    }
    if (generation.has !== 'begun') return;
    const current = await this.#world.generationNow();
    for (const name of this.#named) if (name !== current) this.#putAway.add(name);
    const there = new Set(copy.keys);
    for (const key of this.#made) {
      if (there.has(key)) continue;
      if (!before.has(key)) this.#rolledBack.add(key);
      this.#made.delete(key);
    }
    for (const key of there) this.#removed.delete(key);
  }

  #start(): Rooms<string> {
    const door: Door<string> = {
      allowsOrigin: () => true,
      identify: () => '',
      admit: async (name) =>
        this.#revoked.has(name) ? 'noAccess' : { userId: name, personName: name, colour: '#000', mode: 'write' },
      onRevoked: (callback) => {
        this.#tell = callback;
        return () => undefined;
      },
    };
    return createRooms({
      log: this.#disk.log(),
      door,
      shape: testShape,
      clock: { now: this.#options.now },
      logger: { warn: () => undefined, error: () => undefined },
      limits,
      newGeneration: () => {
        const name = `g${this.#named.length}`;
        this.#named.push(name);
        return name;
      },
      onCommitted: () => undefined,
    });
  }
}
