import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rooms, routeZones } from './arrows.ts';
import { filesUnder, isTest, manifestOf, root, sourcePaths, textOf } from './files.ts';
import { importsOf } from './imports.ts';
import { brokenArrows, libraryOf, placeOf } from './rules.ts';

describe('arrows', () => {
  test('every source keeps them', () => {
    expect(sourcePaths().flatMap((path) => brokenArrows(path, textOf(path)))).toEqual([]);
  });

  test('enough sources are read for the answer to mean something', () => {
    const read = sourcePaths();
    expect(read.length).toBeGreaterThan(50);
    expect(read.flatMap((path) => importsOf(textOf(path))).length).toBeGreaterThan(100);
  });

  test('every room of the workspace has arrows, and every arrow a room', () => {
    const found = filesUnder('.').filter((path) => /^(packages|apps)\/[^/]+\/package\.json$/.test(path));
    expect(found.map((path) => path.replace('/package.json', '')).sort()).toEqual(Object.keys(rooms).sort());
  });

  test.each(Object.keys(rooms))('%s depends on nothing the arrows do not name', (room) => {
    const manifest = manifestOf(room);
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const refused = declared.filter((name) => {
      if (name.startsWith('@tavle/')) return !rooms[room]?.packages.includes(name.replace('@tavle/', ''));
      return !rooms[room]?.libraries.some(
        (each) => name === each || (each.startsWith('@') && name.startsWith(`${each}/`)),
      );
    });
    expect(refused).toEqual([]);
    expect([manifest.devDependencies, manifest.optionalDependencies]).toEqual([undefined, undefined]);
  });

  test.each(Object.keys(rooms))('%s declares what it imports', (room) => {
    const declared = Object.keys(manifestOf(room).dependencies ?? {});
    const paths = sourcePaths().filter((path) => path.startsWith(`${room}/src/`) && !isTest(path));
    const used = paths.flatMap((path) => importsOf(textOf(path))).map(({ specifier }) => specifier ?? '');
    const outside = used.filter((name) => name !== '' && !name.startsWith('.') && !name.startsWith('node:'));
    expect([...new Set(outside.map(libraryOf))].filter((name) => !declared.includes(name))).toEqual([]);
  });

  test.each(Object.keys(rooms))('%s uses what it declares', (room) => {
    const paths = filesUnder(room);
    const imported = paths.filter((path) => /\.tsx?$/.test(path)).flatMap((path) => importsOf(textOf(path)));
    const used = imported.map(({ specifier }) => libraryOf(specifier ?? ''));
    const named = paths.filter((path) => /\.css$|\.config\.ts$/.test(path)).map(textOf);
    const unused = Object.keys(manifestOf(room).dependencies ?? {}).filter(
      (name) => !used.includes(name) && !named.some((text) => text.includes(name)),
    );
    expect(unused).toEqual([]);
  });

  test('packages list what they give in one index and let nobody deeper in', () => {
    for (const room of Object.keys(rooms).filter((name) => name.startsWith('packages/'))) {
      expect(JSON.parse(textOf(`${room}/package.json`))).toMatchObject({ exports: { '.': './src/index.ts' } });
      expect(existsSync(join(root, room, 'src/index.ts'))).toBe(true);
      expect(textOf(`${room}/src/index.ts`)).not.toMatch(/export \*/);
    }
  });

  test('the server declares routes only where writing has a door', () => {
    const route =
      /\b(app|server|fastify|instance|scope|routes)\s*\.\s*(get|post|put|patch|delete|head|all|route)\s*[<(]/;
    const elsewhere = sourcePaths()
      .filter((path) => path.startsWith('apps/server/src/') && !isTest(path))
      .filter((path) => !routeZones.includes(placeOf(path).zone) && route.test(textOf(path)));
    expect(elsewhere).toEqual([]);
  });
});

describe('the reader of imports has teeth', () => {
  const forms = [
    "import { Doc } from 'yjs';",
    "import type {\n  Doc,\n} from 'yjs';",
    "import 'yjs';",
    "import * as Y from\n  'yjs'",
    "export { Doc } from 'yjs';",
    "export * from 'yjs';",
    "export type { Doc } from 'yjs';",
    "const open = async () => (await import('yjs')).Doc;",
    "type Doc = import('yjs').Doc;",
    "const { Doc } = require('yjs');",
    ['const s = `$', "{`a}` + '`'}`; import { Doc } from 'yjs';"].join(''),
    "const r = /['\"`]/; import { Doc } from 'yjs';",
    "const jsx = <p>it's</p>;\nimport { Doc } from 'yjs';",
    "export {};\nimport { Doc } from 'yjs'",
  ];
  test.each(forms)('finds yjs in %j', (source) => {
    expect(importsOf(source).map(({ specifier }) => specifier)).toEqual(['yjs']);
    expect(brokenArrows('packages/domain/src/goal.ts', source)).toHaveLength(1);
  });

  const innocent = [
    "// import { Doc } from 'yjs';",
    "/* export * from 'yjs' */",
    'const text = "import { Doc } from \'yjs\'";',
    "const text = `import { Doc } from 'yjs'`;",
    "const from = 'yjs';",
    "doc.import('yjs');",
    "export const from = { from: 'yjs' };",
    'const meta = import.meta.url;',
    'require(row, column);',
  ];
  test.each(innocent)('finds nothing in %j', (source) => expect(importsOf(source)).toEqual([]));

  test.each([
    ['packages/spc/src/runs.ts', '@tavle/domain'],
    ['packages/domain/src/goal.ts', 'node:fs'],
    ['packages/domain/src/goal.ts', 'fs'],
    ['packages/domain/src/goal.ts', '../../spc/src/runs.ts'],
    ['packages/domain/src/goal.ts', '@tavle/spc/src/runs.ts'],
    ['packages/domain/src/goal.ts', '@tavle/domain'],
    ['apps/client/src/main.tsx', '@tavle/demo'],
    ['apps/client/src/modes/board/Board.tsx', 'yjs'],
    ['apps/client/src/features/goals/GoalCard.tsx', '../indicators/IndicatorCard.tsx'],
    ['apps/client/src/features/goals/GoalCard.tsx', '../../modes/board/Board.tsx'],
    ['apps/client/src/modes/board/Board.tsx', '../../canvas/Canvas.tsx'],
    ['apps/client/src/ui/Button.tsx', 'wouter'],
    ['apps/client/src/ui/Button.tsx', '@tavle/domain'],
    ['apps/client/src/ui/Button.tsx', '../live/use-board.ts'],
    ['apps/client/src/live/use-board.ts', 'tldraw'],
    ['apps/wall/src/main.tsx', 'yjs'],
    ['apps/wall/src/main.tsx', '../../client/src/ui/Button.tsx'],
    ['apps/server/src/rooms/room.ts', 'node:sqlite'],
    ['apps/server/src/rooms/room.ts', '../door/session.ts'],
    ['apps/server/src/log/sqlite.ts', '../rooms/room.ts'],
    ['apps/server/src/log/sqlite.ts', '../app.ts'],
    ['apps/server/src/exchange/import.ts', 'yjs'],
    ['apps/server/src/door/session.ts', 'react'],
    ['packages/attic/src/index.ts', 'vitest'],
  ])('refuses %s → %s', (path, specifier) => {
    expect(brokenArrows(path, `import { x } from '${specifier}';`)).toHaveLength(1);
  });

  test.each([
    ['packages/domain/src/goal.ts', '@tavle/spc'],
    ['packages/domain/src/goal.test.ts', 'node:fs'],
    ['apps/client/src/features/goals/GoalCard.tsx', '../../live/use-board.ts'],
    ['apps/client/src/features/goals/GoalCard.tsx', './goal-words.ts'],
    ['apps/client/src/modes/board/Board.tsx', '../../features/goals/GoalCard.tsx'],
    ['apps/client/src/modes/board/Board.tsx', '../../paths.ts'],
    ['apps/server/src/log/sqlite.ts', 'node:sqlite'],
    ['apps/server/src/exchange/import.ts', '../rooms/room.ts'],
    ['apps/server/src/app.ts', '@fastify/cookie'],
  ])('allows %s → %s', (path, specifier) => {
    expect(brokenArrows(path, `import { x } from '${specifier}';`)).toEqual([]);
  });
});
