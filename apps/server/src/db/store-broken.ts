/** Thrown by a store whose disk has failed a write it had promised. Nothing more may be asked of it; a new process reads what is really there. */
export class StoreBroken extends Error {
  /** SQLite's extended result code. */
  readonly code: number;
  constructor(code: number, detail: string) {
    super(`the store is broken: ${detail} (${code})`);
    this.name = 'StoreBroken';
    this.code = code;
  }
}
