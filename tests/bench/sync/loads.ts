/** Boards at work: how much, how dear, how soon. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Collaborator, type CollaboratorOptions, fillRoom, joinAll, joinRoom } from './collaborator.ts';
import { median, quantile } from './figures.ts';
import { everybody, type Material, type Scenario } from './scenario.ts';
import type { Running } from './targets.ts';

const roomCount = 20;
const writersPerRoom = 10;

/** Twenty boards with ten writers each; `onEdits` is asked for when a writer of a room is made. */
async function fillRooms(
  server: Running,
  { board }: Material,
  onEdits: (room: number, reader: number) => CollaboratorOptions['onEdits'] = () => undefined,
): Promise<readonly (readonly Collaborator[])[]> {
  const rooms: (readonly Collaborator[])[] = [];
  for (let i = 0; i < roomCount; i++) {
    const room = `room-${i}`;
    const filler = await fillRoom(server, room, board);
    const arrivals = Array.from({ length: writersPerRoom }, (_, writer) => {
      const hear = onEdits(i, writer);
      return [room, hear === undefined ? { writer } : { writer, onEdits: hear }] as const;
    });
    rooms.push(await joinAll(server, arrivals));
    filler.leave();
  }
  return rooms;
}

/** Deliveries and processor between now and `seconds` later. */
async function measure(server: Running, people: readonly Collaborator[], seconds: number) {
  const received = (): number => people.reduce((sum, each) => sum + each.received(), 0);
  const before = { usage: await server.usage(), received: received() };
  await pause(seconds * 1000);
  const after = { received: received(), usage: await server.usage() };
  const deliveries = after.received - before.received;
  const perSecond = (deliveries / (after.usage.atMs - before.usage.atMs)) * 1000;
  return { perSecond, cpuPer100k: ((after.usage.cpuSeconds - before.usage.cpuSeconds) / deliveries) * 1e5 };
}

/** Everybody writes as fast as a neighbour receives, four edits ahead at most, with presence beside every fourth. */
const saturation: Scenario = {
  name: 'throughput',
  suits: everybody,
  run: async (server, material) => {
    let rooms: readonly (readonly Collaborator[])[] = [];
    let working = false;
    const write = (room: readonly Collaborator[], author: Collaborator): void => {
      const neighbour = room[(author.writer + 1) % writersPerRoom]!;
      const edits = material.editsOf(author.writer);
      while (working && author.sent() < edits.length && author.sent() - neighbour.has(author.writer) < 4) {
        if (author.sent() % 4 === 0) author.show();
        author.send(edits[author.sent()]!);
      }
    };
    rooms = await fillRooms(server, material, (room, reader) => {
      const left = (reader + writersPerRoom - 1) % writersPerRoom;
      return (from) => {
        const author = from === left ? rooms[room]?.[left] : undefined;
        if (author !== undefined) write(rooms[room]!, author);
      };
    });
    working = true;
    for (const room of rooms) for (const author of room) write(room, author);
    await pause(1000);
    const { perSecond, cpuPer100k } = await measure(server, rooms.flat(), material.quick ? 2 : 4);
    working = false;
    for (const each of rooms.flat()) each.leave();
    return { throughput: perSecond, cpuSaturated: cpuPer100k };
  },
};

/** Two hundred people who each make four edits and two moves of the cursor a second, evenly spread. */
const workingDay: Scenario = {
  name: 'working-day',
  suits: everybody,
  run: async (server, material) => {
    const people = (await fillRooms(server, material)).flat();
    const gapMs = 1000 / (people.length * 6);
    const begun = performance.now();
    let said = 0;
    const ticking = setInterval(() => {
      for (; begun + said * gapMs < performance.now(); said++) {
        const person = people[(said * 7) % people.length]!;
        if (Math.floor(said / people.length) % 3 === 0) person.show();
        else person.send(material.editsOf(person.writer)[person.sent()]!);
      }
    }, 2);
    await pause(1000);
    const { cpuPer100k } = await measure(server, people, material.quick ? 3 : 6);
    clearInterval(ticking);
    for (const each of people) each.leave();
    return { cpuWorkingDay: cpuPer100k };
  },
};

/** One writer at 30 edits a second, ten readers. */
const latency: Scenario = {
  name: 'latency',
  suits: everybody,
  run: async (server, material) => {
    const filler = await fillRoom(server, 'latency', material.board);
    const sentAt: number[] = [];
    const waits: number[] = [];
    const onEdits = (_writer: number, upTo: number, before: number): void => {
      for (let i = Math.max(before, warmups); i < upTo; i++) waits.push(performance.now() - sentAt[i]!);
    };
    const warmups = 15;
    const readers = await joinAll(
      server,
      Array.from({ length: 10 }, () => ['latency', { onEdits }] as const),
    );
    const writer = joinRoom(server, 'latency', { writer: 0 });
    await writer.synced;
    filler.leave();
    for (let i = 0; i < warmups + (material.quick ? 60 : 150); i++) {
      sentAt[i] = performance.now();
      writer.send(material.editsOf(0)[i]!);
      await pause(33);
    }
    await pause(200);
    for (const each of [...readers, writer]) each.leave();
    return { latencyP50: median(waits), latencyP99: quantile(waits, 0.99) };
  },
};

/** Two hundred people on one board, twenty of whom write four times a second and wait for word that it is stored. */
const acknowledgement: Scenario = {
  name: 'acknowledgement',
  suits: ({ acknowledges }) => acknowledges,
  run: async (server, material) => {
    const filler = await fillRoom(server, 'ack', material.board);
    const people = await joinAll(
      server,
      Array.from({ length: 200 }, (_, i) => ['ack', i < 20 ? { writer: i } : {}] as const),
    );
    filler.leave();
    const waits: number[] = [];
    const write = async (author: Collaborator): Promise<void> => {
      await pause(author.writer * 12);
      for (let i = 0; i < (material.quick ? 8 : 40); i++) {
        const begun = performance.now();
        author.send(material.editsOf(author.writer)[i]!);
        const told = author.fence().then(() => waits.push(performance.now() - begun));
        await Promise.all([told, pause(250)]);
      }
    };
    await Promise.all(people.slice(0, 20).map(write));
    for (const each of people) each.leave();
    return { ackP50: median(waits), ackP99: quantile(waits, 0.99) };
  },
};

/** In the order they are run. */
export const loads: readonly Scenario[] = [saturation, workingDay, latency, acknowledgement];
