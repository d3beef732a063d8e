import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import type { Problem } from '@tavle/domain';
import Fastify, { type FastifyInstance } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { type Pages, registerPages, releaseOf, unbuilt } from './pages.ts';
import { registerProblems } from './problem-reply.ts';

function build(): Pages {
  const root = mkdtempSync(join(tmpdir(), 'tavle-built-'));
  const pages = { client: join(root, 'client'), wall: join(root, 'wall') };
  for (const [name, folder] of Object.entries(pages)) {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), `<title>${name}</title>`);
    writeFileSync(join(folder, 'assets', 'main-abc123.js'), `// ${name}`);
    writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  }
  writeFileSync(join(root, 'secret.txt'), 'secret');
  return pages;
}

async function serve(pages: Pages): Promise<FastifyInstance> {
  const app = Fastify();
  registerProblems(app);
  await app.register(fastifyCookie);
  await registerPages(app, pages);
  onTestFinished(() => app.close());
  return app;
}

test.each(['/', '/vaelg', '/tavle/abc', '/tavle/abc/indikator/def', '/?a=1'])('%s is the client', async (url) => {
  const app = await serve(build());
  const reply = await app.inject({ url });
  expect([reply.statusCode, reply.body]).toEqual([200, '<title>client</title>']);
  expect(reply.headers['cache-control']).toBe('no-cache');
});

test('walls have their own page and assets; what has a hash in its name is kept for ever', async () => {
  const app = await serve(build());
  expect((await app.inject({ url: '/vaeg/board-1' })).body).toBe('<title>wall</title>');
  expect((await app.inject({ url: '/vaeg/icon.svg' })).body).toBe('<svg/>');
  for (const [url, body] of [
    ['/vaeg/assets/main-abc123.js', '// wall'],
    ['/assets/main-abc123.js', '// client'],
  ]) {
    const reply = await app.inject({ url: url! });
    expect(reply.body).toBe(body);
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(reply.headers['content-type']).toMatch(/javascript/);
  }
});

test.each([
  '/assets/gone-123.js',
  '/vaeg/assets/gone-123.js',
  '/vaeg/gone.svg',
  '/gone.js',
  '/api/nothing',
  '/api',
  '/sync/board',
  '/assets/../../secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/vaeg/assets/..%2f..%2f..%2fsecret.txt',
])('%s is never answered with a page, nor with another file', async (url) => {
  const app = await serve(build());
  const reply = await app.inject({ url });
  expect([400, 403, 404]).toContain(reply.statusCode);
  expect(reply.json<Problem>().sentence).not.toBe('');
});

test('pages built while the server runs are served, and an unbuilt one is named', async () => {
  const pages = build();
  const app = await serve(pages);
  writeFileSync(join(pages.client, 'assets', 'later-1.js'), '// later');
  expect((await app.inject({ url: '/assets/later-1.js' })).body).toBe('// later');
  expect(unbuilt(pages)).toEqual([]);
  expect(unbuilt({ ...pages, wall: '/nowhere' })).toEqual(['/nowhere']);
});

test('the release is another when a page or the version is', () => {
  const pages = build();
  const before = releaseOf(pages, '1');
  expect(releaseOf(pages, '1')).toBe(before);
  expect(releaseOf(pages, '2')).not.toBe(before);
  writeFileSync(join(pages.wall, 'index.html'), '<title>new</title>');
  expect(releaseOf(pages, '1')).not.toBe(before);
});
