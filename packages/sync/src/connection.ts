/**
 * A board's connection: the stock y-websocket provider, and around it the truth about what is saved.
 *
 * Invariants: an edit counts as unsaved from its local update until an equal fence has come back (LINE1, LINE2); what is
 * unsaved is in the pending store; a connection that was destroyed has left nothing behind, so a component may mount
 * twice; nothing here needs more of a browser than `WebSocket`.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeReasonOf } from './close-codes.ts';
import { messageType, syncType, writeFence } from './frames.ts';
import * as ledgers from './ledger.ts';
import type { LineClock } from './line-clock.ts';
import { queryOf } from './names.ts';
import { createOutbox } from './outbox.ts';
import * as patience from './patience.ts';
import type { PendingStore } from './pending.ts';
import { type ConnectionState, isSameState, type Phase, type Saving } from './state.ts';

/** What a connection is made of. */
export type ConnectOptions = {
  /** Where the line is, without the board: `wss://host/sync`. */
  readonly url: string;
  readonly boardId: string;
  /** The generation the client's copy is of; without it, whichever is current. */
  readonly generation?: string;
  /** The version of the board's shape that this program writes; a server that has moved on tells it to be loaded anew (BOARD8). */
  readonly schema?: number;
  readonly doc: Y.Doc;
  readonly pending: PendingStore;
  readonly clock: LineClock;
  readonly onState: (state: ConnectionState) => void;
  readonly WebSocketImpl?: typeof WebSocket;
};

/** A board's connection. */
export type BoardConnection = {
  /** As it is now. */
  readonly state: () => ConnectionState;
  /** Who else is here. Show `person` of each state: the server vouches for that part only. */
  readonly awareness: Awareness;
  /** Tries again at once, also after a refusal. */
  readonly retry: () => void;
  /** The browser says that its network is gone: offline at once, until the line has answered or is made anew. */
  readonly doubt: () => void;
  readonly destroy: () => void;
};

/** Connects a document to its board. */
export function connectBoard(options: ConnectOptions): BoardConnection {
  return new Connection(options);
}

class Connection implements BoardConnection {
  readonly awareness: Awareness;
  readonly #options: ConnectOptions;
  readonly #provider: WebsocketProvider;
  readonly #outbox: ReturnType<typeof createOutbox>;
  readonly #replay = {};
  #phase: Phase = { kind: 'connecting' };
  #ledger = ledgers.emptyLedger;
  #confirmed = false;
  #keptOnDevice = true;
  #newClients = 0;
  #destroyed = false;
  #state: ConnectionState;
  #cancelFence: (() => void) | null = null;
  #cancelBeat: (() => void) | null = null;
  #cancelDoubt: (() => void) | null = null;
  #cancelOpening: (() => void) | null = null;
  readonly #cancelStart: () => void;

  constructor(options: ConnectOptions) {
    this.#options = options;
    const { url, boardId, generation, schema, doc, pending, clock, WebSocketImpl } = options;
    this.awareness = new Awareness(doc);
    this.#state = this.#describe();
    this.#outbox = createOutbox(pending, () => {
      this.#keptOnDevice = false;
      this.#tell();
    });
    this.#provider = new WebsocketProvider(url, boardId, doc, {
      connect: false,
      disableBc: true,
      awareness: this.awareness,
      params: queryOf({ generation, schema }),
      maxBackoffTime: 10_000,
      ...(WebSocketImpl === undefined ? {} : { WebSocketPolyfill: WebSocketImpl }),
    });
    doc.on('update', this.#onUpdate);
    this.#listen();
    // a component that is mounted twice destroys its first connection before this
    this.#cancelStart = clock.after(0, () => void this.#start());
  }

  state = (): ConnectionState => this.#state;

  retry = (): void => {
    if (this.#destroyed) return;
    if (this.#phase.kind === 'refused') this.#enter({ kind: 'connecting' });
    this.#provider.connect();
  };

  doubt = (): void => {
    if (this.#destroyed || (this.#phase.kind !== 'online' && this.#phase.kind !== 'syncing')) return;
    this.#enter({ kind: 'offline' });
    this.#cancelDoubt = this.#options.clock.after(patience.answerWithinMs, () => this.#anew());
    this.#sendFence();
  };

  destroy = (): void => {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#cancelStart();
    this.#cancelFence?.();
    this.#cancelBeat?.();
    this.#cancelDoubt?.();
    this.#cancelOpening?.();
    this.#options.doc.off('update', this.#onUpdate);
    this.#provider.destroy();
    this.awareness.destroy();
  };

  /** Edits left from an earlier page come first; then the line is opened. */
  async #start(): Promise<void> {
    const { pending, doc, clock } = this.#options;
    try {
      for (const { number, update } of await pending.load()) {
        if (this.#destroyed) return;
        this.#ledger = ledgers.edited(this.#ledger, clock.now());
        this.#outbox.found(this.#ledger.made, number);
        Y.applyUpdate(doc, update, this.#replay);
      }
    } catch {
      this.#keptOnDevice = false;
    }
    if (this.#destroyed) return;
    this.#tell();
    this.#provider.connect();
  }

  #listen(): void {
    const provider = this.#provider;
    provider.on('status', ({ status }) => {
      this.#cancelOpening?.();
      const isOpening = status === 'connecting';
      this.#cancelOpening = isOpening ? this.#options.clock.after(patience.openWithinMs, () => this.#anew()) : null;
      if (status === 'connected') this.#enter({ kind: 'syncing' });
    });
    provider.on('connection-close', () => {
      this.#trust();
      this.#ledger = ledgers.disconnected(this.#ledger);
      this.#confirmed = false;
      if (this.#phase.kind !== 'refused') this.#enter({ kind: 'offline' });
    });
    provider.on('closed', ({ code }) => this.#refused(code));
    provider.on('sync', () => this.#settle());
    provider.messageHandlers[messageType.fence] = (_encoder, decoder) =>
      this.#echoed(decoding.readVarUint8Array(decoder));
    const readSync = provider.messageHandlers[messageType.sync]!;
    provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
      const isStep1 = decoder.arr[decoder.pos] === syncType.step1;
      readSync(encoder, decoder, ...rest);
      // the provider sends the answer when this returns; a fence must come after it
      if (isStep1) queueMicrotask(this.#handedOver);
    };
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider || origin === this.#replay) return;
    this.#ledger = ledgers.edited(this.#ledger, this.#options.clock.now());
    this.#outbox.add(this.#ledger.made, update);
    this.#cancelFence ??= this.#options.clock.after(patience.fenceAfterMs, () => {
      this.#cancelFence = null;
      this.#sendFence();
    });
    this.#tell();
  };

  readonly #handedOver = (): void => {
    if (this.#destroyed) return;
    this.#ledger = ledgers.handedOver(this.#ledger);
    this.#sendFence();
  };

  #sendFence(): void {
    const { ws, wsconnected } = this.#provider;
    if (!this.#ledger.handedOver || !wsconnected || ws === null || ws.readyState !== ws.OPEN) return;
    const now = this.#options.clock.now();
    const payload = encoding.encode((encoder) => encoding.writeVarUint(encoder, this.#ledger.made));
    ws.send(new Uint8Array(writeFence(payload)));
    this.#ledger = ledgers.fenced(this.#ledger, now);
    this.#beat();
    this.#tell();
  }

  /** Sends the next fence, as long as one is under way or something is unsaved. */
  #beat(): void {
    this.#cancelBeat?.();
    this.#cancelBeat = this.#options.clock.after(patience.heartbeatEveryMs, () => {
      this.#cancelBeat = null;
      const now = this.#options.clock.now();
      if (ledgers.isOverdue(this.#ledger, now, patience.deadAfterMs)) {
        this.#anew();
        return;
      }
      this.#settle();
      if (this.#ledger.fence !== null || ledgers.unsavedIn(this.#ledger) > 0) this.#sendFence();
    });
  }

  #echoed(payload: Uint8Array): void {
    const now = this.#options.clock.now();
    this.#ledger = ledgers.echoed(this.#ledger, decoding.readVarUint(decoding.createDecoder(payload)), now);
    this.#confirmed = true;
    this.#outbox.saved(this.#ledger.saved);
    // the line lives although the browser said there is no network: the server is on this machine, or a cable was changed
    if (this.#trust() && this.#phase.kind === 'offline') this.#enter({ kind: 'syncing' });
    this.#settle();
  }

  /** Ends the doubt; true when there was one. */
  #trust(): boolean {
    const doubted = this.#cancelDoubt !== null;
    this.#cancelDoubt?.();
    this.#cancelDoubt = null;
    return doubted;
  }

  #anew(): void {
    this.#provider.disconnect();
    this.#provider.connect();
  }

  /** Online when both ways are done; also on a server that knows no fences, which then says so as unconfirmed. */
  #settle(): void {
    const overdue = ledgers.isOverdue(this.#ledger, this.#options.clock.now(), patience.unconfirmedAfterMs);
    if (this.#phase.kind === 'syncing' && this.#provider.synced && (this.#confirmed || overdue)) {
      this.#newClients = 0;
      this.#enter({ kind: 'online' });
    } else this.#tell();
  }

  #refused(code: number): void {
    const reason = closeReasonOf(code) ?? 'malformed';
    const mayRename =
      reason === 'foreignClient' && ledgers.unsavedIn(this.#ledger) === 0 && this.#newClients < patience.maxNewClients;
    if (!mayRename) {
      this.#enter({ kind: 'refused', reason });
      return;
    }
    // nothing is under way with this id: take another, as if the page had been opened anew
    this.#newClients++;
    const { doc } = this.#options;
    const shown = this.awareness.getLocalState();
    this.awareness.setLocalState(null);
    doc.clientID = new Y.Doc().clientID;
    this.awareness.clientID = doc.clientID;
    this.awareness.setLocalState(shown);
    this.#provider.connect();
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#tell();
  }

  #tell(): void {
    if (this.#destroyed) return;
    const state = this.#describe();
    if (isSameState(state, this.#state)) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #describe(): ConnectionState {
    const unsaved = ledgers.unsavedIn(this.#ledger);
    return {
      phase: this.#phase,
      saving: this.#saving(unsaved),
      unsaved,
      pendingSince: this.#ledger.pendingSince,
      keptOnDevice: this.#keptOnDevice,
    };
  }

  #saving(unsaved: number): Saving {
    if (unsaved === 0) return 'saved';
    if (ledgers.isOverdue(this.#ledger, this.#options.clock.now(), patience.unconfirmedAfterMs)) return 'unconfirmed';
    return this.#phase.kind === 'online' || this.#phase.kind === 'syncing' ? 'saving' : 'waiting';
  }
}
