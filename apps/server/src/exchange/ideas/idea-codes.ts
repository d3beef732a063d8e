/** The codes boards take ideas by: one per board at most. Invariant: a code that was replaced or closed never works again. */
import { randomInt } from 'node:crypto';
import { asId, type BoardId, instantAt, type PersonId } from '@tavle/domain';
import { type Engine, textOf } from '../../db/engine.ts';

/** Letters and digits nobody mistakes for each other on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const lengthOfCode = 8;
/** What can be a code; anything else is not looked for. */
export const codePattern = `^[${letters}]{${lengthOfCode}}$`;

/** The codes of this server. */
export type IdeaCodes = {
  readonly of: (board: BoardId) => Promise<string | null>;
  readonly boardOf: (code: string) => Promise<BoardId | null>;
  /** Makes a code in the place of the board's former one. */
  readonly renew: (board: BoardId, by: PersonId) => Promise<string>;
  readonly close: (board: BoardId) => Promise<void>;
};

/** Opens the codes. */
export function openIdeaCodes(engine: Engine, now: () => number): IdeaCodes {
  return {
    of: async (board) => {
      const [row] = await engine.all('SELECT code FROM idea_code WHERE board = ?', [board]);
      return row === undefined ? null : textOf(row, 'code');
    },
    boardOf: async (code) => {
      const [row] = await engine.all('SELECT board FROM idea_code WHERE code = ?', [code]);
      return row === undefined ? null : asId<BoardId>(textOf(row, 'board'));
    },
    renew: async (board, by) => {
      const code = Array.from({ length: lengthOfCode }, () => letters.charAt(randomInt(letters.length))).join('');
      const sql = `INSERT INTO idea_code (board, code, made_by, made_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (board) DO UPDATE SET code = excluded.code, made_by = excluded.made_by, made_at = excluded.made_at`;
      await engine.run(sql, [board, code, by, instantAt(now())]);
      return code;
    },
    close: async (board) => {
      await engine.run('DELETE FROM idea_code WHERE board = ?', [board]);
    },
  };
}
