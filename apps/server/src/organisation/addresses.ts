/** People's mail addresses: kept beside the people and told to nobody but the one they belong to, the administrator who enters them, and whoever sends the mail. */
import { asId, type MailAddress, type PersonId } from '@tavle/domain';
import { type Engine, type SqlRow, textOf } from '../db/engine.ts';

/** The addresses of this organisation. */
export type Addresses = {
  /** Everybody's, as the people stand in the organisation. */
  readonly all: () => Promise<readonly MailAddress[]>;
  /** Null when nobody has entered one. */
  readonly of: (person: PersonId) => Promise<string | null>;
  /** Enters an address, or takes it away with null. False when there is no such person. */
  readonly set: (person: PersonId, address: string | null) => Promise<boolean>;
};

/** What can be a mail address: one `@`, a dot after it, nothing that ends a header or begins another recipient. */
export const addressPattern =
  '^[^\\s@<>",;:\\\\()\\[\\]]{1,64}@[^\\s@<>",;:\\\\()\\[\\]]{1,180}\\.[^\\s@<>",;:\\\\()\\[\\].]{2,60}$';

/** Reads and writes the addresses. */
export function openAddresses(engine: Engine): Addresses {
  return {
    all: async () => {
      const rows = await engine.all('SELECT id, name, email FROM org_person ORDER BY place');
      return rows.map((row) => ({
        person: asId<PersonId>(textOf(row, 'id')),
        name: textOf(row, 'name'),
        address: addressOf(row),
      }));
    },
    of: async (person) => {
      const [row] = await engine.all('SELECT email FROM org_person WHERE id = ?', [person]);
      return row === undefined ? null : addressOf(row);
    },
    set: async (person, address) => {
      const { changes } = await engine.run('UPDATE org_person SET email = ? WHERE id = ?', [address, person]);
      return changes > 0;
    },
  };
}

const addressOf = (row: SqlRow): string | null => (row['email'] === null ? null : textOf(row, 'email'));
