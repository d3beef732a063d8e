/** Who wants mail, and how often. Nobody does until they have said so. */
import { randomBytes } from 'node:crypto';
import { asId, type Instant, instantAt, type MailEvery, mailEvery, type PersonId } from '@tavle/domain';
import { type Locale, parseLocale } from '@tavle/text';
import { type Engine, type SqlRow, textOf } from '../../db/engine.ts';

/** Somebody's choice. */
export type Choice = {
  readonly person: PersonId;
  readonly every: MailEvery;
  readonly locale: Locale;
  /** Takes them off the list and can do nothing else, so it is kept as it is and stands in every mail. */
  readonly offToken: string;
  readonly at: Instant;
};

/** The choices of this server. */
export type Choices = {
  readonly of: (person: PersonId) => Promise<MailEvery>;
  readonly set: (person: PersonId, every: MailEvery, locale: Locale) => Promise<void>;
  /** Everybody who wants mail. */
  readonly wanting: () => Promise<readonly Choice[]>;
  /** Takes whoever the token belongs to off the list; false when it is nobody's. Doing it again is no harm. */
  readonly off: (token: string) => Promise<boolean>;
};

/** Opens the choices. */
export function openChoices(engine: Engine, now: () => number): Choices {
  return {
    of: async (person) => {
      const [row] = await engine.all('SELECT * FROM mail_choice WHERE person = ?', [person]);
      return row === undefined ? 'never' : choiceOf(row).every;
    },
    set: async (person, every, locale) => {
      const sql = `INSERT INTO mail_choice (person, every, locale, off_token, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (person) DO UPDATE SET every = excluded.every, locale = excluded.locale, at = excluded.at`;
      const token = randomBytes(24).toString('base64url');
      await engine.run(sql, [person, every, locale, token, instantAt(now())]);
    },
    wanting: async () => {
      const rows = await engine.all(`SELECT * FROM mail_choice WHERE every <> 'never' ORDER BY person`);
      return rows.map(choiceOf);
    },
    off: async (token) => {
      const sql = `UPDATE mail_choice SET every = 'never', at = ? WHERE off_token = ?`;
      return (await engine.run(sql, [instantAt(now()), token])).changes > 0;
    },
  };
}

const choiceOf = (row: SqlRow): Choice => ({
  person: asId<PersonId>(textOf(row, 'person')),
  every: mailEvery.find((each) => each === row['every']) ?? 'never',
  locale: parseLocale(textOf(row, 'locale')) ?? 'da',
  offToken: textOf(row, 'off_token'),
  at: textOf(row, 'at') as Instant,
});
