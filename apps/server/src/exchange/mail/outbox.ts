/**
 * Mail waiting to be sent. Invariants: what was put in is on disk before `put` resolves, and leaves only by being sent, refused for good by the
 * SMTP server, or growing too old; a key is put in once, whatever happens, so a restart sends nothing twice. Between the SMTP server's yes and
 * our note of it lies one moment in which a crash means the same mail again, under the same message id.
 */
import { createHash } from 'node:crypto';
import { asId, instantAt, type PersonId } from '@tavle/domain';
import { type Engine, numberOf, type SqlRow, textOf } from '../../db/engine.ts';
import type { Mail } from './post.ts';

/** Mail to one person. The address is looked up when it is sent. */
export type Waiting = {
  readonly key: string;
  readonly id: string;
  readonly person: PersonId;
  readonly mail: Mail;
  readonly tries: number;
  readonly madeAt: number;
};

/** `empty`: there was nothing to say · `old`: nobody would take it for too long. */
export type Ending = 'sent' | 'refused' | 'empty' | 'old' | 'noAddress';

/** The outbox of this server. */
export type Outbox = {
  /** True when something was noted under the key before. */
  readonly knows: (key: string) => Promise<boolean>;
  /** Puts mail in; nothing happens when the key is known. Null notes that there was nothing to say. */
  readonly put: (key: string, person: PersonId, mail: Mail | null) => Promise<void>;
  /** Mail whose time to be tried has come, the longest waiting first. */
  readonly due: () => Promise<readonly Waiting[]>;
  /** Tries again later, twice as long as last time and an hour at most. */
  readonly postpone: (waiting: Waiting) => Promise<void>;
  readonly end: (key: string, ending: Ending) => Promise<void>;
  /** Forgets keys that cannot come again. */
  readonly sweep: () => Promise<void>;
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Mail that nobody would take for so long is no longer news. */
export const tooOldMs = 3 * dayMs;
const atATime = 50;

/** How long to wait after so many tries. */
export function backOffMs(tries: number): number {
  return Math.min(60, 2 ** Math.min(tries, 10)) * minuteMs;
}

/** Opens the outbox. */
export function openOutbox(engine: Engine, now: () => number): Outbox {
  return {
    knows: async (key) => (await engine.all('SELECT key FROM mail_outbox WHERE key = ?', [key])).length > 0,
    put: async (key, person, mail) => {
      const sql = `INSERT INTO mail_outbox (key, person, state, mail, tries, next_at, made_at) VALUES (?, ?, ?, ?, 0, ?, ?)
        ON CONFLICT (key) DO NOTHING`;
      const state = mail === null ? 'empty' : 'waiting';
      const text = mail === null ? null : JSON.stringify(mail);
      await engine.run(sql, [key, person, state, text, now(), instantAt(now())]);
    },
    due: async () => {
      const sql = `SELECT * FROM mail_outbox WHERE state = 'waiting' AND next_at <= ? ORDER BY made_at, key LIMIT ${atATime}`;
      return (await engine.all(sql, [now()])).map(waitingOf);
    },
    postpone: async ({ key, tries }) => {
      const sql = `UPDATE mail_outbox SET tries = ?, next_at = ? WHERE key = ? AND state = 'waiting'`;
      await engine.run(sql, [tries + 1, now() + backOffMs(tries), key]);
    },
    end: async (key, ending) => {
      const sql = 'UPDATE mail_outbox SET state = ?, mail = NULL, done_at = ? WHERE key = ?';
      await engine.run(sql, [ending, instantAt(now()), key]);
    },
    sweep: async () => {
      const sql = `DELETE FROM mail_outbox WHERE state <> 'waiting' AND made_at < ?`;
      await engine.run(sql, [instantAt(now() - 90 * dayMs)]);
    },
  };
}

function waitingOf(row: SqlRow): Waiting {
  const key = textOf(row, 'key');
  return {
    key,
    id: `${createHash('sha256').update(key).digest('hex').slice(0, 32)}@tavle`,
    person: asId<PersonId>(textOf(row, 'person')),
    mail: mailOf(textOf(row, 'mail')),
    tries: numberOf(row, 'tries'),
    madeAt: Date.parse(textOf(row, 'made_at')),
  };
}

/** Written by `put` and by nothing else. */
function mailOf(json: string): Mail {
  const { subject, text, offUrl } = JSON.parse(json) as Mail;
  return { subject, text, offUrl };
}
