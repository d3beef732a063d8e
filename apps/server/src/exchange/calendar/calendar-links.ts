/**
 * Secret links to calendars: the secret is told once, its hash is kept. Invariant: a link that was closed opens nothing, and nobody can get at a secret
 * from the tables.
 */
import { createHash, randomBytes } from 'node:crypto';
import { asId, type BoardId, type DateText, date, type Instant, instantAt, type PersonId } from '@tavle/domain';
import { type Locale, parseLocale } from '@tavle/text';
import { type Engine, type SqlRow, textOf } from '../../db/engine.ts';

/** A link that is kept. `board` null: all meetings of the person. */
export type StoredLink = {
  readonly name: string;
  readonly board: BoardId | null;
  readonly person: PersonId;
  readonly locale: Locale;
  readonly madeAt: Instant;
  readonly usedOn: DateText | null;
};

/** The calendar links of this server. */
export type CalendarLinks = {
  /** Makes a link; the secret is told once, here. */
  readonly make: (link: Pick<StoredLink, 'board' | 'person' | 'locale'>) => Promise<string>;
  /** The link of a secret, and a note that it was used on the day. */
  readonly use: (secret: string, today: DateText) => Promise<StoredLink | null>;
  readonly named: (name: string) => Promise<StoredLink | null>;
  /** Those of one board, or one person's own; the newest first. */
  readonly ofBoard: (board: BoardId) => Promise<readonly StoredLink[]>;
  readonly ofPerson: (person: PersonId) => Promise<readonly StoredLink[]>;
  readonly close: (name: string) => Promise<void>;
};

/** 256 bits in base64url. */
const secretPattern = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Opens the links. */
export function openCalendarLinks(engine: Engine, now: () => number): CalendarLinks {
  const one = async (sql: string, param: string): Promise<StoredLink | null> => {
    const [row] = await engine.all(sql, [param]);
    return row === undefined ? null : linkOf(row);
  };
  const many = async (where: string, param: string): Promise<readonly StoredLink[]> => {
    const rows = await engine.all(`SELECT * FROM calendar_link WHERE ${where} ORDER BY made_at DESC, name`, [param]);
    return rows.map(linkOf);
  };
  return {
    make: async ({ board, person, locale }) => {
      const secret = randomBytes(32).toString('base64url');
      const sql = `INSERT INTO calendar_link (secret_hash, name, board, person, locale, made_at) VALUES (?, ?, ?, ?, ?, ?)`;
      const name = randomBytes(12).toString('hex');
      await engine.run(sql, [hashOf(secret), name, board, person, locale, instantAt(now())]);
      return secret;
    },
    use: async (secret, today) => {
      if (!secretPattern.test(secret)) return null;
      const found = await one('SELECT * FROM calendar_link WHERE secret_hash = ?', hashOf(secret));
      if (found !== null && found.usedOn !== today) {
        await engine.run('UPDATE calendar_link SET used_on = ? WHERE name = ?', [today, found.name]);
      }
      return found;
    },
    named: (name) => one('SELECT * FROM calendar_link WHERE name = ?', name),
    ofBoard: (board) => many('board = ?', board),
    ofPerson: (person) => many('board IS NULL AND person = ?', person),
    close: async (name) => {
      await engine.run('DELETE FROM calendar_link WHERE name = ?', [name]);
    },
  };
}

const linkOf = (row: SqlRow): StoredLink => ({
  name: textOf(row, 'name'),
  board: row['board'] === null ? null : asId<BoardId>(textOf(row, 'board')),
  person: asId<PersonId>(textOf(row, 'person')),
  locale: parseLocale(textOf(row, 'locale')) ?? 'da',
  madeAt: textOf(row, 'made_at') as Instant,
  usedOn: row['used_on'] === null ? null : date(textOf(row, 'used_on')),
});
