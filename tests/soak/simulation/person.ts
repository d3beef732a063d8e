/** Somebody at a board, with a device that forgets nothing: the wire spoken by hand, and books of what was promised to them. */
import {
  type CloseReason,
  closeReasonOf,
  readMessage,
  writeAwareness,
  writeFence,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '@tavle/sync';
import * as Y from 'yjs';
import type { Chance } from './chance.ts';
import { createWire, type Wire } from './wire.ts';

/** One thing somebody did: an entry made, or taken away. */
export type Deed = { readonly kind: 'made' | 'removed'; readonly key: string };

/** A person of the simulation. */
export type Person = {
  readonly name: string;
  doc: Y.Doc;
  generation: string;
  wire: Wire | null;
  /** True once both ways are done on this wire. */
  synced: boolean;
  /** What was done and is not known to be on disk, with its number. */
  unsaved: { readonly number: number; readonly deed: Deed }[];
  made: number;
  /** Edits of a former generation, to be done again when the new one is there. */
  aside: Deed[];
  /** True after a refusal that time alone does not mend. */
  refused: boolean;
  lastSent: Uint8Array | null;
};

/** What a person needs of the world. */
export type World = {
  readonly chance: Chance;
  readonly newClient: () => number;
  /** The light says this is saved. */
  readonly acknowledged: (deed: Deed, generation: string) => void;
  /** Somebody who meant no harm is sent away for good. */
  readonly wronged: (person: Person, reason: CloseReason) => void;
  /** Somebody does again what never was confirmed to them, on a board that has begun anew. */
  readonly doneAgain: (deed: Deed) => void;
  readonly generationNow: () => Promise<string>;
  readonly admit: (wire: Wire, person: Person) => void;
};

/** Somebody new. */
export function createPerson(name: string, generation: string, world: World): Person {
  const doc = freshDoc(world);
  const base = { name, doc, generation, wire: null, synced: false, unsaved: [], made: 0, aside: [] };
  return { ...base, refused: false, lastSent: null };
}

function freshDoc(world: World): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = world.newClient();
  doc.getMap('goals');
  return doc;
}

/** Does something; it is on its way when there is a wire. */
export function perform(person: Person, deed: Deed): void {
  const updates: Uint8Array[] = [];
  const hear = (update: Uint8Array): void => void updates.push(update);
  const goals = person.doc.getMap('goals');
  person.doc.on('update', hear);
  if (deed.kind === 'removed') goals.delete(deed.key);
  else goals.set(deed.key, new Y.Map([['title', deed.key]]));
  person.doc.off('update', hear);
  const [update] = updates;
  if (update === undefined) return;
  person.made++;
  person.unsaved.push({ number: person.made, deed });
  person.lastSent = update;
  if (person.wire === null) return;
  person.wire.send(writeUpdate(update));
  // before the first answer a fence would prove nothing
  if (person.synced) sendFence(person);
}

function sendFence(person: Person): void {
  const payload = new Uint8Array(4);
  new DataView(payload.buffer).setUint32(0, person.made);
  person.wire?.send(writeFence(payload));
}

/** Opens a wire, unless one is open. */
export function connect(person: Person, world: World): void {
  if (person.wire !== null || person.refused) return;
  person.wire = createWire();
  person.synced = false;
  // every client shows itself first, and with that says which letters are its own
  person.wire.send(writeAwareness([{ client: person.doc.clientID, clock: 1, json: '{}' }]));
  person.wire.send(writeStep1(Y.encodeStateVector(person.doc)));
  world.admit(person.wire, person);
}

/** Loses the wire. */
export function disconnect(person: Person): void {
  person.wire?.cut();
  person.wire = null;
  person.synced = false;
}

/** Takes one message; false when there is none. */
export async function listen(person: Person, world: World): Promise<boolean> {
  const came = person.wire?.toClient();
  if (came === undefined) return false;
  if ('closed' in came) await closed(person, came.closed, world);
  else hear(person, came.frame, world);
  return true;
}

function hear(person: Person, frame: Uint8Array, world: World): void {
  const message = readMessage(frame);
  switch (message?.kind) {
    case 'step1':
      person.wire?.send(writeStep2(Y.encodeStateAsUpdate(person.doc, message.bytes)));
      person.synced = true;
      sendFence(person);
      return;
    case 'step2':
    case 'update':
      Y.applyUpdate(person.doc, message.bytes);
      // heard twice is heard once
      if (world.chance.isOneIn(20)) Y.applyUpdate(person.doc, message.bytes);
      if (message.kind === 'step2') takeUp(person, world);
      return;
    case 'fence': {
      const number = new DataView(message.bytes.buffer, message.bytes.byteOffset).getUint32(0);
      for (const { deed } of person.unsaved.filter((each) => each.number <= number))
        world.acknowledged(deed, person.generation);
      person.unsaved = person.unsaved.filter((each) => each.number > number);
      return;
    }
    default:
  }
}

/** Does again what was set aside, where it still makes sense. */
function takeUp(person: Person, world: World): void {
  const goals = person.doc.getMap('goals');
  for (const deed of person.aside.splice(0)) {
    if (goals.has(deed.key) !== (deed.kind === 'removed')) continue;
    world.doneAgain(deed);
    perform(person, deed);
  }
}

async function closed(person: Person, code: number, world: World): Promise<void> {
  person.wire = null;
  person.synced = false;
  const reason = closeReasonOf(code);
  if (reason === 'otherGeneration') {
    person.aside.push(...person.unsaved.splice(0).map((each) => each.deed));
    person.doc.destroy();
    person.doc = freshDoc(world);
    person.lastSent = null;
    person.generation = await world.generationNow();
  } else if (reason === 'noAccess' || reason === 'noBoard' || reason === 'sessionOver') person.refused = true;
  else if (reason !== undefined && code >= 4400 && code < 4500) world.wronged(person, reason);
}
