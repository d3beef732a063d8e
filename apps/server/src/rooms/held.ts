/**
 * What the rooms do while another program has the store (F5). Nothing is applied, since it could not be stored; whoever only reads, joins
 * or is present is answered as always. Invariants: what one connection sent is done in the order it came; nothing that waits has been
 * shown or acknowledged (LINE1); what one connection may have waiting is bounded, and beyond it its socket is not read.
 */
import type { StoreHeld } from '../log/document-log.ts';
import { chargeWork, type Connection } from './connection.ts';
import { judge, settleRead, speakLater } from './apply.ts';
import type { HotDocument, Room } from './room.ts';
import type { RoomTurn, TurnContext, Work } from './work.ts';

/** What waits for the store. */
export type Hold = {
  readonly isOn: () => boolean;
  /** The store could not be written. Ends by itself, and has the rooms looked at again that have something waiting. */
  readonly begin: (held: StoreHeld) => void;
  /** Does what changes nothing of a hot room's work; gives what waits. */
  readonly doMeanwhile: (context: TurnContext, turn: RoomTurn, hot: HotDocument, works: readonly Work[]) => Work[];
};

/** What the server writes for somebody is refused after this long: there is nobody who would keep it and send it again. */
const ownEditsMs = 30_000;
/** Bytes of updates that may wait from one connection, and what each costs beside its bytes. */
const waitingMost = 256 * 1024;
const workBytes = 256;

/** Makes it. `wake` has a room looked at again. */
export function createHold(wake: (room: Room) => void): Hold {
  return new WaitingRooms(wake);
}

class WaitingRooms implements Hold {
  readonly #wake: (room: Room) => void;
  #held: StoreHeld | null = null;
  #isTired = false;
  readonly #rooms = new Set<Room>();
  /** Updates that are known to bring something: they are not looked at again before they are applied. */
  #news = new WeakSet<Work>();
  readonly #unread = new Set<Connection>();

  constructor(wake: (room: Room) => void) {
    this.#wake = wake;
  }

  isOn = (): boolean => this.#held !== null;

  begin = (held: StoreHeld): void => {
    if (this.#held !== null) return;
    this.#held = held;
    const tired = setTimeout(() => {
      this.#isTired = true;
      this.#wakeAll();
    }, ownEditsMs);
    tired.unref();
    void held.released.then(() => {
      clearTimeout(tired);
      this.#end();
    });
  };

  doMeanwhile: Hold['doMeanwhile'] = (context, turn, hot, works) => {
    const waiting: Work[] = [];
    const bytesOf = new Map<Connection, number>();
    for (const work of works) {
      if (work.kind === 'read') turn.after.push(() => settleRead(hot.doc, work));
      else if (!('connection' in work)) {
        if (this.#isTired) work.settle.failed(this.#held);
        else waiting.push(work);
      } else if (work.connection.open) {
        const { connection } = work;
        const before = bytesOf.get(connection);
        if (before === undefined && !this.#mustWait(context, turn, hot, work)) continue;
        waiting.push(work);
        bytesOf.set(connection, (before ?? 0) + workBytes + ('bytes' in work ? work.bytes.length : 0));
      }
    }
    for (const [connection, bytes] of bytesOf) if (bytes > waitingMost) this.#leaveUnread(connection);
    if (waiting.length > 0) this.#rooms.add(turn.room);
    return waiting;
  };

  /** False when it has been done: answered, refused, or asked about. */
  #mustWait(
    context: TurnContext,
    turn: RoomTurn,
    hot: HotDocument,
    work: Extract<Work, { readonly connection: Connection }>,
  ): boolean {
    if (this.#news.has(work)) return true;
    if (work.kind === 'update' || work.kind === 'step2') {
      const began = performance.now();
      const verdict = judge(context, turn, hot, work);
      chargeWork(work.connection, performance.now() - began, context.limits);
      if (verdict?.kind === 'news') {
        this.#news.add(work);
        return true;
      }
      if (verdict?.kind !== 'known') return false;
    }
    speakLater(context, turn, work);
    return false;
  }

  #leaveUnread(connection: Connection): void {
    connection.ws.pause();
    this.#unread.add(connection);
  }

  #wakeAll(): void {
    for (const room of this.#rooms) this.#wake(room);
  }

  #end(): void {
    this.#held = null;
    this.#isTired = false;
    this.#news = new WeakSet();
    this.#wakeAll();
    this.#rooms.clear();
    for (const connection of this.#unread) if (connection.open && !connection.paused) connection.ws.resume();
    this.#unread.clear();
  }
}
