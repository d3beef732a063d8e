/** The servers that are measured side by side. */
import { join } from 'node:path';
import { type Dialect, dialects } from './dialects.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** A kind of server. */
export type Target = {
  readonly name: string;
  readonly script: string;
  readonly dialect: Dialect;
  readonly env: Readonly<Record<string, string>>;
  readonly path: (room: string) => string;
  /** Its documents survive a restart. */
  readonly stores: boolean;
  /** It acknowledges what is stored. */
  readonly acknowledges: boolean;
  /** It keeps documents; the relay does not. */
  readonly knowsDocuments: boolean;
};

/** One that runs. */
export type Running = ServerProcess & Pick<Target, 'name' | 'dialect' | 'path'> & { readonly schema: unknown };

const peer = (file: string): string => join(import.meta.dirname, 'peers', file);
const usual = {
  dialect: dialects.yjs,
  env: {},
  path: (room: string) => `/${room}`,
  stores: false,
  acknowledges: false,
  knowsDocuments: true,
} as const;

/** The reference of all ratios. */
export const relay: Target = { ...usual, name: 'raw ws relay', script: peer('relay.mjs'), knowsDocuments: false };

/** What this project is about. */
export const ours: Target = {
  ...usual,
  name: 'Tavle',
  script: join(import.meta.dirname, 'bench-server.ts'),
  path: (room) => `/sync/bench-board-0123-${room}`,
  stores: true,
  acknowledges: true,
};

const hocuspocus: Target = {
  ...usual,
  name: 'Hocuspocus',
  script: peer('hocuspocus.mjs'),
  dialect: dialects.hocuspocus,
  path: () => '/',
};

/** The others. */
export const peers: readonly Target[] = [
  { ...usual, name: '@y/websocket-server', script: peer('node_modules/@y/websocket-server/src/server.js') },
  hocuspocus,
  { ...hocuspocus, name: 'Hocuspocus + SQLite', env: { STORED: '1' }, stores: true },
  { ...usual, name: 'tldraw sync-core', script: peer('tldraw.mjs'), dialect: dialects.tldraw },
];

/** Starts a target, on the folder of an earlier run or on a new one. */
export async function start(target: Target, folder?: string): Promise<Running> {
  const server = await startServer(target.script, target.env, folder);
  const { name, dialect, path } = target;
  if (!dialect.text) return { ...server, name, dialect, path, schema: null };
  const answer = await fetch(`http://127.0.0.1:${server.port}/`);
  return { ...server, name, dialect, path, schema: await answer.json() };
}
