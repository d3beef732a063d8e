// Hocuspocus as its documentation starts it. With DATA_DIR its Database extension keeps whole documents in SQLite, at
// its own pace (two seconds after the last edit, ten at most).
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

function store(folder) {
  const db = new DatabaseSync(join(folder, 'hocuspocus.sqlite'));
  db.exec('PRAGMA journal_mode=WAL; CREATE TABLE IF NOT EXISTS document (name TEXT PRIMARY KEY, state BLOB NOT NULL)');
  const read = db.prepare('SELECT state FROM document WHERE name = ?');
  const write = db.prepare('INSERT OR REPLACE INTO document (name, state) VALUES (?, ?)');
  return new Database({
    fetch: async ({ documentName }) => read.get(documentName)?.state ?? null,
    store: async ({ documentName, state }) => {
      write.run(documentName, state);
    },
  });
}

const { PORT, STORED, DATA_DIR } = process.env;
const extensions = STORED === '1' ? [store(DATA_DIR)] : [];
await new Server({ address: '127.0.0.1', port: Number(PORT), quiet: true, extensions }).listen();
