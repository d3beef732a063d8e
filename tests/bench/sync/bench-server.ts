/**
 * Our server as the benches measure it: the real rooms with scan, structure check, limits and a durable log (SQLite,
 * `synchronous=FULL`) behind a door that believes everybody. Only two things differ from the product: boards come into
 * being when first asked for, and one frame may be as large as the largest board a bench fills a room with.
 *
 * Takes PORT and DATA_DIR from the environment.
 */
import { join } from 'node:path';
import { openTestLog, startTestServer, testShape } from '../../../apps/server/src/rooms/rooms.testing.ts';
import { warmUp } from '../../../apps/server/src/rooms/warm-up.ts';

/** A board ten times the usual one is 2.7 MB in one SyncStep2, of some 160,000 structs. */
const fillingLimits = {
  frameBytes: 8 * 1024 * 1024,
  structsPerUpdate: 1_000_000,
  clocksPerUpdate: 2_000_000,
};

const port = Number(process.env['PORT'] ?? 0);
const { log } = await openTestLog(join(process.env['DATA_DIR'] ?? '.', 'bench.sqlite'));
warmUp(testShape);
const server = await startTestServer({ log, port, createOnDemand: true, limits: fillingLimits });
console.log(server.url);
