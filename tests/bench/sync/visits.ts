/** People who come, go, stand still or are cut off. */
import { setTimeout as pause } from 'node:timers/promises';
import { longEdits } from './board.ts';
import { type Collaborator, fillRoom, joinAll, joinRoom } from './collaborator.ts';
import { median } from './figures.ts';
import { everybody, type Scenario } from './scenario.ts';
import { start } from './targets.ts';

/** Somebody opens the board, then the next. */
const join: Scenario = {
  name: 'join',
  suits: everybody,
  run: async (server, material) => {
    const filler = await fillRoom(server, 'join', material.board);
    const times: number[] = [];
    for (let i = 0; i < (material.quick ? 13 : 43); i++) {
      const newcomer = joinRoom(server, 'join');
      const { ms } = await newcomer.synced;
      if (i >= 3) times.push(ms);
      newcomer.leave();
      await pause(5);
    }
    filler.leave();
    return { join: median(times) };
  },
};

/** Five hundred people on fifty boards lose the line at once and come back at once; one colleague per board stayed. */
const storm: Scenario = {
  name: 'storm',
  suits: everybody,
  run: async (server, material) => {
    const rooms = Array.from({ length: material.quick ? 20 : 50 }, (_, i) => `storm-${i}`);
    const stayed: Collaborator[] = [];
    for (const room of rooms) stayed.push(await fillRoom(server, room, material.board));
    const arrivals = Array.from({ length: rooms.length * 10 }, (_, i) => rooms[i % rooms.length]!);
    let people = await joinAll(
      server,
      arrivals.map((room) => [room, {}] as const),
    );
    const comeBack = async (vector: Uint8Array | null): Promise<number> => {
      await pause(500);
      for (const each of people) each.leave();
      const begun = performance.now();
      people = arrivals.map((room) => joinRoom(server, room, vector === null ? {} : { vector }));
      await Promise.all(people.map((each) => each.synced));
      return performance.now() - begun;
    };
    const stormWarm = await comeBack(material.board.vector);
    const stormCold = await comeBack(null);
    for (const each of [...people, ...stayed]) each.leave();
    return { stormWarm, stormCold };
  },
};

/** The process is killed while somebody writes, and started again on what is on disk. */
const restart: Scenario = {
  name: 'restart',
  suits: ({ stores }) => stores,
  run: async (server, material, target) => {
    const filler = await fillRoom(server, 'restart', material.board);
    const writer = joinRoom(server, 'restart', { writer: 0 });
    await writer.synced;
    // time for a store that writes at its own pace
    await pause(3000);
    for (let i = 0; i < 40; i++) {
      writer.send(material.editsOf(0)[i]!);
      await pause(10);
    }
    await pause(100);
    await server.kill();
    for (const each of [filler, writer]) each.leave();
    const again = await start(target, server.folder);
    const first = joinRoom(again, 'restart');
    const { ms, bytes } = await first.synced;
    first.leave();
    await again.kill();
    if (bytes < material.board.state.length * 0.9) throw new Error(`${server.name} forgot the board`);
    return { restart: ms };
  },
};

/** What idle connections and idle boards hold on to, and what is left when all have gone. */
const memory: Scenario = {
  name: 'memory',
  suits: everybody,
  run: async (server, material) => {
    const connections = material.quick ? 500 : 2000;
    const boards = material.quick ? 10 : 50;
    const live = async (afterMs: number): Promise<number> => {
      await pause(afterMs);
      await server.usage('collected');
      return (await server.usage('collected')).live / 1024;
    };
    const warmUp = await fillRoom(server, 'warm-up', material.board);
    warmUp.leave();
    const start = await live(8000);
    const idle = await joinAll(
      server,
      Array.from({ length: connections }, (_, i) => [`idle-${i % (connections / 10)}`, {}] as const),
    );
    const connected = await live(500);
    for (const each of idle) each.leave();
    const empty = await live(2500);
    const readers: Collaborator[] = [];
    for (let i = 0; i < boards; i++) {
      const filler = await fillRoom(server, `board-${i}`, material.board);
      readers.push(...(await joinAll(server, [[`board-${i}`, {}]])));
      filler.leave();
    }
    const open = await live(8000);
    for (const each of readers) each.leave();
    const left = await live(4000);
    return {
      perConnection: (connected - start) / connections,
      perBoard: (open - empty) / boards,
      afterLeave: (left / start) * 100,
    };
  },
};

/** One of two readers stops reading while 64 MB are written to its board. */
const stalled: Scenario = {
  name: 'stalled',
  suits: everybody,
  run: async (server, material) => {
    const filler = await fillRoom(server, 'stalled', material.board);
    const edits = longEdits(material.board, (material.quick ? 8 : 64) * 256, 4096);
    const [writer, healthy, stuck] = await joinAll(server, [
      ['stalled', { writer: 0 }],
      ['stalled', {}],
      ['stalled', {}],
    ]);
    if (writer === undefined || healthy === undefined || stuck === undefined) throw new Error('three were to come');
    filler.leave();
    await server.usage('collected');
    const before = await server.usage('watch');
    stuck.pause();
    const until = performance.now() + 40_000;
    for (const edit of edits) {
      while (writer.sent() - healthy.has(0) >= 100 && performance.now() < until) await new Promise(setImmediate);
      writer.send(edit);
    }
    while (healthy.has(0) < edits.length && performance.now() < until) await pause(10);
    const after = await server.usage();
    for (const each of [writer, healthy, stuck]) each.leave();
    if (healthy.has(0) < edits.length)
      throw new Error(`${server.name} did not deliver everything to the healthy reader`);
    return { stalled: (after.peak - before.rss) / 2 ** 20 };
  },
};

/** In the order they are run. */
export const visits: readonly Scenario[] = [join, storm, restart, memory, stalled];
