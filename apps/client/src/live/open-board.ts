/**
 * One board as this person may have it: its document, or the derived view where only results or goals are theirs (CHAIN4, SMALL4).
 * Follows what the server says about rights and generations, and is one snapshot at a time to whoever shows it.
 */
import type { BoardId, BoardReply, BoardView, Given, PersonId, Problem, Versioned } from '@tavle/domain';
import type { Words } from '@tavle/text';
import { type BoardDocument, openBoardDocument } from './board-document.ts';
import { editOn, readyFromDocument, readyFromView } from './board-snapshot.ts';
import type { BoardState } from './board-state.ts';
import type { BoardEdit } from './edit.ts';
import { forgetCopy, type Place } from './device.ts';
import { type Feed, openFeed } from './feed.ts';
import { ask, away } from './http.ts';
import { keepValue, keptValue } from './kept.ts';
import { createResultsMemo, type ResultsMemo } from './results-memo.ts';
import { clearFormerGeneration, putAside } from './set-aside.ts';

export interface OpenBoardOptions {
  readonly board: BoardId;
  readonly me: PersonId;
  readonly t: Words;
  readonly onSessionOver: () => void;
}

const retryEveryMs = 5_000;
/** Rights are told the moment they change; who else may own things here is asked for now and then. */
const askAgainAfterMs = 300_000;
const seesDocument = ({ access }: BoardReply): boolean => access === 'write';

/** Opened by `useBoard`; `close` ends everything it has begun. */
export class OpenBoard {
  readonly #options: OpenBoardOptions;
  readonly #listeners = new Set<() => void>();
  readonly #memo: ResultsMemo = createResultsMemo();
  #state: BoardState = { kind: 'loading' };
  #dirty = false;
  #closed = false;
  #problem: Problem | null = null;
  #reply: BoardReply | null = null;
  #document: { readonly document: BoardDocument; readonly edit: BoardEdit } | null = null;
  #given: Feed<Given> | null = null;
  #view: Feed<BoardView> | null = null;
  /** Counts openings, so that what an earlier one began late is dropped. */
  #turn = 0;
  #leaving = false;
  #wasOnline = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OpenBoardOptions) {
    this.#options = options;
    void this.#load();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): BoardState => {
    if (this.#dirty) {
      this.#dirty = false;
      this.#state = this.#describe();
    }
    return this.#state;
  };

  close(): void {
    this.#closed = true;
    this.#shut();
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  get #path(): string {
    return `/api/boards/${this.#options.board}`;
  }

  /** Asks who one is on this board; away, the last answer counts until the server is back. */
  async #load(): Promise<void> {
    const { t, me } = this.#options;
    const turn = ++this.#turn;
    const answer = await ask<BoardReply>(t, this.#path);
    if (this.#isOld(turn)) return;
    if (answer.kind === 'value') {
      void keepValue(me, this.#path, answer.value);
      this.#later(askAgainAfterMs);
      await this.#openWith(answer.value, turn);
      return;
    }
    if (answer.problem.problem === 'away') {
      const kept = await keptValue<BoardReply>(me, this.#path);
      if (this.#isOld(turn)) return;
      if (kept !== undefined && this.#reply === null) await this.#openWith(kept, turn);
      else if (this.#reply === null) this.#fail(answer.problem);
      this.#later(retryEveryMs);
      return;
    }
    this.#shut();
    this.#fail(answer.problem);
    if (answer.problem.problem === 'noSession') this.#options.onSessionOver();
  }

  /** Asks again in a while. */
  #later(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), afterMs);
  }

  async #openWith(reply: BoardReply, turn: number): Promise<void> {
    const known = this.#reply;
    this.#problem = null;
    this.#leaving = false;
    if (known !== null && known.access === reply.access && known.generation === reply.generation) {
      // The same answer stays the same object: a board of a hundred rows is not drawn anew for it.
      if (JSON.stringify(known) !== JSON.stringify(reply)) this.#reply = reply;
      this.#document?.document.retry();
      this.#changed();
      return;
    }
    this.#shut();
    this.#reply = reply;
    this.#changed();
    if (seesDocument(reply)) await this.#openDocument(reply, turn);
    else this.#view = this.#follow<BoardView>('view');
  }

  async #openDocument(reply: BoardReply, turn: number): Promise<void> {
    const place = this.#placeOf(reply);
    this.#given = this.#follow<Given>('given');
    await clearFormerGeneration(place);
    const document = await openBoardDocument(place, () => this.#onDocument());
    if (this.#isOld(turn)) document.close();
    else {
      this.#document = { document, edit: editOn(document, reply, this.#options.me) };
      this.#changed();
    }
  }

  #placeOf({ generation }: BoardReply): Place {
    return { person: this.#options.me, board: this.#options.board, generation };
  }

  #follow<T>(event: 'given' | 'view'): Feed<T> {
    const { t, me } = this.#options;
    const feed = openFeed<T>({
      t,
      person: me,
      path: `${this.#path}/${event}`,
      fromReply: (reply) => reply as Versioned<T>,
      eventsPath: `${this.#path}/events`,
      event,
      onOther: { names: ['access'], heard: () => void this.#load() },
    });
    feed.subscribe(() => this.#changed());
    return feed;
  }

  readonly #onDocument = (): void => {
    const phase = this.#document?.document.connection().phase;
    const isOnline = phase?.kind === 'online';
    // One line is up, so the server is there: the other need not wait.
    if (isOnline && !this.#wasOnline) this.#given?.nudge();
    this.#wasOnline = isOnline;
    if (phase?.kind === 'refused' && !this.#leaving) this.#refused(phase.reason);
    this.#changed();
  };

  #refused(reason: string): void {
    if (reason === 'sessionOver') this.#options.onSessionOver();
    else if (reason === 'noAccess' || reason === 'noBoard') void this.#load();
    else if (reason === 'otherGeneration' || reason === 'schema') void this.#beginAnew();
  }

  /** The copy cannot go on: what was never sent is set aside, and the board is opened clean. */
  async #beginAnew(): Promise<void> {
    const document = this.#document?.document;
    const reply = this.#reply;
    if (document === undefined || reply === null) return;
    this.#leaving = true;
    const unsent = await document.unsent();
    if (unsent !== undefined) putAside(this.#placeOf(reply), unsent.copy, unsent.update);
    this.#shut();
    await forgetCopy(this.#placeOf(reply));
    this.#reply = null;
    this.#changed();
    await this.#load();
  }

  #shut(): void {
    this.#document?.document.close();
    this.#given?.close();
    this.#view?.close();
    this.#document = null;
    this.#given = null;
    this.#view = null;
    this.#reply = null;
  }

  #isOld(turn: number): boolean {
    return this.#closed || turn !== this.#turn;
  }

  #fail(problem: Problem): void {
    this.#problem = problem;
    this.#changed();
  }

  #changed(): void {
    if (this.#closed || this.#dirty) return;
    this.#dirty = true;
    queueMicrotask(() => {
      for (const listener of [...this.#listeners]) listener();
    });
  }

  readonly #retry = (): void => {
    this.#document?.document.retry();
    void this.#load();
  };

  #describe(): BoardState {
    const { me, t } = this.#options;
    if (this.#problem !== null) return { kind: 'problem', problem: this.#problem, retry: this.#retry };
    if (this.#reply === null) return { kind: 'loading' };
    const shared = { reply: this.#reply, me, retry: this.#retry, onAside: () => this.#changed() };
    if (this.#document !== null) return readyFromDocument(shared, this.#document, this.#given, this.#memo);
    const view = this.#view?.state();
    if (view?.value) return readyFromView(shared, view.value, view);
    if (view?.problem) return { kind: 'problem', problem: view.problem ?? away(t), retry: this.#retry };
    return { kind: 'loading' };
  }
}
