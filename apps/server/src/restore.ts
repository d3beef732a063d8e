/** `npm run restore -- FILE`: a backup put where the data folder is. The server must be stopped. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { StartRefused } from './db/start-refusal.ts';
import { restoreFolder } from './restore-folder.ts';
import { readSettings } from './settings.ts';
import { backupFailed, backupNeedsFile, restored, say, startRefusal } from './start-sentences.ts';

const { settings } = readSettings(process.env);
const [name] = process.argv.slice(2);
process.exitCode = 1;
if (name === undefined || !existsSync(resolve(name))) say(backupNeedsFile('restore'));
else {
  try {
    const { data } = settings;
    const newGeneration = (): string => randomBytes(9).toString('base64url');
    say(restored(data, await restoreFolder({ file: resolve(name), data, now: Date.now(), newGeneration })));
    process.exitCode = 0;
  } catch (error) {
    say(error instanceof StartRefused ? startRefusal(error.refusal, settings) : backupFailed(error));
  }
}
