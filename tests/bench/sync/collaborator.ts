/** Somebody at a board: a light socket and a protocol, no document. Counts what reaches it. */
import type { Board, Edit } from './board.ts';
import type { Speaker } from './dialects.ts';
import { openLightSocket } from './light-socket.ts';
import type { Running } from './targets.ts';

/** What a collaborator comes with. */
export type CollaboratorOptions = {
  /** Whose edits it sends; nobody's when left out. */
  readonly writer?: number;
  /** What it still has of the board; nothing when left out. */
  readonly vector?: Uint8Array;
  /** Edits of another writer have arrived: those numbered from `before` up to `upTo`. */
  readonly onEdits?: (writer: number, upTo: number, before: number) => void;
  readonly onClose?: (why: string) => void;
};

/** A collaborator at work. */
export type Collaborator = {
  readonly writer: number;
  /** Resolves with the milliseconds from the first packet to the whole board, and its bytes. */
  readonly synced: Promise<{ readonly ms: number; readonly bytes: number }>;
  readonly send: (edit: Edit) => void;
  readonly show: () => void;
  readonly fill: (board: Board) => void;
  /** Resolves when the server says that everything before is stored. Ours only. */
  readonly fence: () => Promise<void>;
  readonly sent: () => number;
  /** Edits of others that have arrived. */
  readonly received: () => number;
  /** How many of a writer's edits are here. */
  readonly has: (writer: number) => number;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly leave: () => void;
};

let people = 0;
const patienceMs = 30_000;

/** Connects to a room and greets. */
export function joinRoom(server: Running, room: string, options: CollaboratorOptions = {}): Collaborator {
  const { dialect, port, schema } = server;
  const { writer = -1, vector = null } = options;
  const me: Speaker = { id: 900_000_000 + people++, room, writer, schema };
  const arrived: number[] = [];
  const fences = new Map<number, () => void>();
  const begun = performance.now();
  const whole = Promise.withResolvers<{ readonly ms: number; readonly bytes: number }>();
  whole.promise.catch(() => undefined);
  const timer = setTimeout(() => whole.reject(new Error(`${room} on ${server.name} was not given`)), patienceMs);
  let sent = 0;
  let shown = 0;
  let received = 0;
  const say = (payload: Uint8Array): void => line.send(payload, dialect.text);
  const edits = (from: number, upTo: number): void => {
    const before = arrived[from] ?? 0;
    if (upTo <= before) return;
    arrived[from] = upTo;
    if (from === writer) return;
    received += upTo - before;
    options.onEdits?.(from, upTo, before);
  };
  const ear = {
    synced: (bytes: number) => {
      clearTimeout(timer);
      whole.resolve({ ms: performance.now() - begun, bytes });
    },
    edits,
    fence: (payload: Uint8Array) => {
      const number = Buffer.from(payload).readUInt32BE(0);
      fences.get(number)?.();
      fences.delete(number);
    },
    reply: say,
  };
  const line = openLightSocket({
    port,
    path: server.path(room),
    cookie: `user=${nameOf(me)}`,
    onOpen: () => {
      for (const payload of dialect.greet(me, vector)) say(payload);
    },
    onMessage: (payload) => dialect.hear(me, vector, payload, ear),
    onClose: (why) => {
      clearTimeout(timer);
      whole.reject(new Error(`${room} on ${server.name}: ${why}`));
      options.onClose?.(why);
    },
  });
  return {
    writer,
    synced: whole.promise,
    send: (edit) => say(dialect.edit(me, edit, sent++)),
    show: () => say(dialect.presence(me, ++shown)),
    fill: (board) => say(dialect.fill(me, board)),
    fence: () =>
      new Promise((resolve) => {
        const payload = Buffer.alloc(4);
        payload.writeUInt32BE(sent);
        fences.set(sent, resolve);
        line.send(dialect.fence(payload));
      }),
    sent: () => sent,
    received: () => received,
    has: (from) => arrived[from] ?? 0,
    pause: line.pause,
    resume: line.resume,
    leave: () => {
      clearTimeout(timer);
      line.destroy();
    },
  };
}

/** A writer is the same person whenever it comes; readers are somebody new each time. Letters only. */
function nameOf({ writer, id }: Speaker): string {
  const digits = writer >= 0 ? `w${writer}` : `r${id}`;
  return digits.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
}

/** Connects many, a wave at a time, and waits until each has the board. */
export async function joinAll(
  server: Running,
  arrivals: readonly (readonly [room: string, options: CollaboratorOptions])[],
): Promise<readonly Collaborator[]> {
  const all: Collaborator[] = [];
  for (let from = 0; from < arrivals.length; from += 100) {
    const wave = arrivals.slice(from, from + 100).map(([room, options]) => joinRoom(server, room, options));
    await Promise.all(wave.map((each) => each.synced));
    all.push(...wave);
  }
  return all;
}

/** Fills a room with the board; resolves when a newcomer gets all of it. Whoever filled it stays until told to leave. */
export async function fillRoom(server: Running, room: string, board: Board): Promise<Collaborator> {
  const filler = joinRoom(server, room);
  await filler.synced;
  filler.fill(board);
  for (let attempt = 0; attempt < 100; attempt++) {
    const newcomer = joinRoom(server, room);
    const { bytes } = await newcomer.synced;
    newcomer.leave();
    if (bytes > board.state.length * 0.9) return filler;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${server.name} did not take the board`);
}
