// The arrows of the house, as data: who may import whom. A line that is not here is a wall.
// docs/architecture.md draws the same picture; change both, and write down why.

/** What a package or app may import. `libraries` are npm packages; `builtins` says whether `node:` may be used. */
export type Room = { packages: readonly string[]; libraries: readonly string[]; builtins: boolean };

const documents = ['yjs', 'lib0', 'y-protocols'] as const;
const everyPackage = ['spc', 'disclosure', 'domain', 'board', 'sync', 'text', 'chart', 'demo'] as const;
const pages = ['react', 'react-dom', '@fontsource-variable/ibm-plex-sans'] as const;

/** Arrows between packages and apps, and from them to libraries. */
export const rooms: Readonly<Record<string, Room>> = {
  'packages/spc': { packages: [], libraries: [], builtins: false },
  'packages/disclosure': { packages: [], libraries: [], builtins: false },
  'packages/domain': { packages: ['spc', 'disclosure'], libraries: ['date-fns', '@date-fns/utc'], builtins: false },
  'packages/board': { packages: ['domain'], libraries: ['yjs'], builtins: false },
  'packages/sync': { packages: ['domain'], libraries: [...documents, 'y-websocket'], builtins: false },
  'packages/text': { packages: ['domain'], libraries: [], builtins: false },
  'packages/chart': { packages: ['spc', 'domain', 'text'], libraries: [], builtins: false },
  'packages/demo': { packages: ['domain', 'board'], libraries: [], builtins: false },
  'apps/client': {
    packages: everyPackage.filter((name) => name !== 'demo'),
    libraries: [
      ...pages,
      ...documents,
      'react-aria-components',
      '@dnd-kit/core',
      'uqr',
      'wouter',
      'y-websocket',
      'y-indexeddb',
      'tldraw',
      '@tldraw',
    ],
    builtins: false,
  },
  'apps/wall': { packages: ['domain', 'text', 'chart'], libraries: pages, builtins: false },
  'apps/server': {
    packages: everyPackage,
    libraries: [
      ...documents,
      'fastify',
      '@fastify',
      'typebox',
      'close-with-grace',
      'csv-parse',
      'read-excel-file',
      'write-excel-file',
      'ical-generator',
      'nodemailer',
      'ws',
      'prom-client',
      'pg',
    ],
    builtins: true,
  },
};

/** What tests may import beside what their room may: the runner, generated cases, and Node's own modules. */
export const testLibraries: readonly string[] = [
  'vitest',
  'fast-check',
  'ws',
  'yjs',
  'lib0',
  'y-protocols',
  'react-dom',
  'y-websocket',
  'smtp-server',
];

/** Configuration of a room's build; read by the build, never by the product. */
export const buildFiles: readonly RegExp[] = [/^apps\/[^/]+\/[^/]+\.config\.ts$/];

/** Libraries that stay behind few doors: `path` begins with one of `doors`, or the import is refused. */
export const keptLibraries: readonly { libraries: readonly string[]; doors: readonly string[]; why: string }[] = [
  {
    libraries: ['yjs', 'y-protocols', 'y-websocket', 'y-indexeddb'],
    doors: [
      'packages/board/',
      'packages/sync/',
      'apps/server/src/rooms/',
      'apps/client/src/live/',
      'apps/client/src/canvas/',
    ],
    why: 'only these know that a board is a CRDT',
  },
  {
    libraries: ['lib0'],
    doors: [
      'packages/sync/',
      'apps/server/src/rooms/',
      'apps/server/src/log/',
      'apps/client/src/live/',
      'apps/client/src/canvas/',
    ],
    why: 'only these write bytes, on the line or on disk',
  },
  { libraries: ['react', 'react-dom'], doors: ['apps/client/', 'apps/wall/'], why: 'only pages have components' },
  {
    libraries: ['node:sqlite', 'pg'],
    doors: ['log', 'organisation', 'db', 'cascade', 'door', 'exchange'].map((zone) => `apps/server/src/${zone}/`),
    why: 'only these speak SQL',
  },
  { libraries: ['tldraw', '@tldraw'], doors: ['apps/client/src/canvas/'], why: 'the drawing surface can be taken out' },
  { libraries: ['wouter'], doors: ['apps/client/src/'], why: 'only the client has addresses' },
];

/** A folder inside an app: the sibling folders it may import, and what it may not take from outside. */
export type Zone = { zones: readonly string[]; without?: readonly string[]; siblings?: false };

/**
 * Folders inside the client. `.` is what lies directly in `src`: `main.tsx` and `routes.tsx` may import everything;
 * files named in `openFiles` may be imported by everybody.
 */
export const clientZones: Readonly<Record<string, Zone>> = {
  '.': { zones: ['session', 'live', 'features', 'modes', 'canvas', 'admin', 'ui'] },
  session: { zones: ['live', 'ui'] },
  live: { zones: ['session'] },
  features: { zones: ['live', 'ui', 'session'], siblings: false },
  modes: { zones: ['features', 'live', 'ui', 'session'] },
  admin: { zones: ['features', 'live', 'ui', 'session'] },
  canvas: { zones: ['live', 'ui', 'session'] },
  ui: { zones: [], without: ['wouter', '@tavle/domain', '@tavle/board', '@tavle/sync', 'yjs', 'y-websocket'] },
};

/** Folders inside the server. */
export const serverZones: Readonly<Record<string, Zone>> = {
  '.': { zones: ['door', 'rooms', 'log', 'organisation', 'cascade', 'exchange', 'db'] },
  db: { zones: [] },
  log: { zones: ['db'] },
  organisation: { zones: ['db'] },
  door: { zones: ['organisation', 'db'] },
  rooms: { zones: ['log'] },
  cascade: { zones: ['log', 'db', 'organisation'] },
  exchange: { zones: ['rooms', 'log', 'organisation', 'cascade', 'db'] },
};

/** Files directly in `src` that any folder of the app may import: words and types without behaviour of their own. */
export const openFiles: Readonly<Record<string, readonly string[]>> = {
  'apps/client/src': ['paths.ts'],
  'apps/server/src': [],
};

/** Folders of the server that may declare routes; `.` is the root, for the health answer and the built pages. */
export const routeZones: readonly string[] = ['door', 'organisation', 'exchange', 'cascade', 'rooms', '.'];
