/**
 * The display's line to its board: asks once, then listens; when the line falls silent or breaks it starts over, for ever.
 * Invariant: what is shown is replaced only by a whole picture, and taken away only when the server says no (WALL2).
 */
import type { Problem } from '@tavle/domain';
import type { Keeping } from './kept.ts';
import { type Picture, readBeat, readJson, readPicture } from './picture.ts';
import { refusedWaitMs, waitAfter } from './reconnect.ts';
import { silentAfterMs } from './staleness.ts';

export interface FeedState {
  readonly picture: Picture | null;
  /** When the server was last heard, in ms of its own clock; null when it never was. */
  readonly heardAt: number | null;
  /** Why the server shows this display nothing. */
  readonly problem: Problem | null;
  /** Build of the server, from its last greeting. */
  readonly release: string | null;
  /** What to add to the device's clock to get the server's, in ms. */
  readonly offsetMs: number;
  /** Tries in a row that came to nothing. */
  readonly failures: number;
}

/** The answer to the first question. `away`: none, or one only the server can be blamed for. */
export type WallReply =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'away' };

/** Open event stream. */
export interface Stream {
  close(): void;
}
export type StreamEvent = 'hello' | 'wall' | 'beat';

/** What the feed needs from the browser. */
export interface FeedPorts {
  /** The device's clock, in ms. */
  readonly now: () => number;
  readonly random: () => number;
  /** Never rejects. */
  readonly ask: () => Promise<WallReply>;
  readonly listen: (onEvent: (name: StreamEvent, text: string) => void, onBroken: () => void) => Stream;
  readonly keeping: Keeping;
}

/** How often a kept picture notes that it was confirmed: a disk of a display is not written every ten seconds. */
const noteEveryMs = 60_000;

export class Feed {
  #state: FeedState;
  readonly #ports: FeedPorts;
  readonly #listeners = new Set<() => void>();
  #stream: Stream | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;
  #closed = true;
  #notedAt = 0;

  constructor(ports: FeedPorts) {
    this.#ports = ports;
    const kept = ports.keeping.load();
    const none = { problem: null, release: null, offsetMs: 0, failures: 0 };
    this.#state = { ...none, picture: kept?.picture ?? null, heardAt: kept?.heardAt ?? null };
  }

  readonly state = (): FeedState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The server's clock, in ms. */
  readonly now = (): number => this.#ports.now() + this.#state.offsetMs;

  /** Starts, or starts over at once: the network came back, the page was shown again. Does nothing while the line is good. */
  readonly wake = (): void => {
    this.#closed = false;
    const { heardAt } = this.#state;
    if (this.#stream !== null && heardAt !== null && this.now() - heardAt <= silentAfterMs) return;
    void this.#start();
  };

  readonly close = (): void => {
    this.#closed = true;
    this.#hangUp();
  };

  async #start(): Promise<void> {
    if (this.#asking) return;
    this.#hangUp();
    this.#asking = true;
    const reply = await this.#ports.ask();
    this.#asking = false;
    if (this.#closed) return;
    if (reply.kind === 'away') this.#later();
    else if (reply.kind === 'problem') this.#refused(reply.problem);
    else {
      // The first answer of a line counts whatever its version: a restored server begins anew.
      this.#show(reply.picture);
      this.#expectWord();
      this.#stream = this.#ports.listen(this.#heard, this.#broken);
    }
  }

  readonly #heard = (name: StreamEvent, text: string): void => {
    const json = readJson(text);
    if (name === 'wall') {
      const picture = readPicture(json);
      const shown = this.#state.picture;
      if (picture !== undefined && (shown === null || picture.version >= shown.version)) this.#show(picture);
    } else {
      const { release, at } = readBeat(json);
      const offsetMs = at === undefined ? this.#state.offsetMs : Date.parse(at) - this.#ports.now();
      this.#set({ offsetMs, failures: 0, ...(release === undefined ? {} : { release }) });
      this.#confirm();
    }
    this.#expectWord();
  };

  readonly #broken = (): void => {
    this.#hangUp();
    this.#later();
  };

  #show(picture: Picture): void {
    this.#set({ picture, heardAt: this.now(), problem: null });
    this.#note();
  }

  #confirm(): void {
    this.#set({ heardAt: this.now() });
    if (this.now() - this.#notedAt >= noteEveryMs) this.#note();
  }

  #note(): void {
    const { picture, heardAt } = this.#state;
    if (picture === null || heardAt === null) return;
    this.#notedAt = heardAt;
    this.#ports.keeping.save({ picture, heardAt });
  }

  #refused(problem: Problem): void {
    this.#ports.keeping.drop();
    this.#set({ picture: null, problem, heardAt: this.now(), failures: 0 });
    this.#retryIn(refusedWaitMs * (0.75 + this.#ports.random() / 2));
  }

  #later(): void {
    const { failures } = this.#state;
    this.#set({ failures: failures + 1 });
    this.#retryIn(waitAfter(failures, this.#ports.random()));
  }

  /** A line that says nothing for two beats is dead, whatever the browser thinks of it. */
  #expectWord(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#broken, silentAfterMs);
  }

  #retryIn(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#start(), ms);
  }

  #hangUp(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#stream?.close();
    this.#stream = null;
  }

  #set(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
