/** `npm run backup -- FILE`: everything that must be kept, in one file, while the server runs. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyDatabase } from './db/copy.ts';
import { openSqlite } from './db/sqlite.ts';
import { examine } from './log/examination.ts';
import { readSettings } from './settings.ts';
import { backupDone, backupFailed, backupNeedsFile, nothingToBackUp, say } from './start-sentences.ts';

const { settings } = readSettings(process.env);
const source = join(settings.data, 'tavle.db');
const [name] = process.argv.slice(2);
process.exitCode = 1;
if (name === undefined || existsSync(resolve(name))) say(backupNeedsFile('backup'));
else if (!existsSync(source)) say(nothingToBackUp(settings));
else {
  try {
    const file = resolve(name);
    copyDatabase(source, file);
    const engine = openSqlite({ path: file });
    const examined = await examine(engine);
    // one file and no companions: it is copied away as it is
    await engine.all('PRAGMA journal_mode=DELETE');
    await engine.close();
    say(backupDone(file, examined));
    process.exitCode = 0;
  } catch (error) {
    say(backupFailed(error));
  }
}
