/**
 * The built pages: the client at `/`, the wall at `/vaeg/`. Invariant: an address of an asset, of the interface or of the line
 * is never answered with a page: a browser would take it for the script it asked for.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Folders with the built pages. */
export type Pages = { readonly client: string; readonly wall: string };

const immutable = 'public, max-age=31536000, immutable';

/** The pages whose folder has none. */
export function unbuilt(pages: Pages): readonly string[] {
  return [pages.client, pages.wall].filter((folder) => !existsSync(join(folder, 'index.html')));
}

/** Names the build: pages of another build load themselves again. */
export function releaseOf(pages: Pages, version: string): string {
  const hash = createHash('sha256').update(version);
  for (const folder of [pages.client, pages.wall]) {
    const page = join(folder, 'index.html');
    hash.update(existsSync(page) ? readFileSync(page) : '');
  }
  return hash.digest('hex').slice(0, 12);
}

/** Serves the pages that are built. */
export async function registerPages(app: FastifyInstance, pages: Pages): Promise<void> {
  const missing = unbuilt(pages);
  await app.register(fastifyStatic, {
    root: pages.client,
    serve: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? immutable : 'no-cache');
    },
  });
  if (!missing.includes(pages.wall)) {
    app.get<{ Params: { '*': string } }>('/vaeg/assets/*', (request, reply) =>
      reply.sendFile(`assets/${request.params['*']}`, pages.wall),
    );
    app.get<{ Params: { name: string } }>('/vaeg/:name', (request, reply) => {
      const { name } = request.params;
      return reply.sendFile(name.includes('.') ? name : 'index.html', pages.wall);
    });
  }
  if (!missing.includes(pages.client)) {
    app.get<{ Params: { '*': string } }>('/*', (request, reply) => {
      const path = request.params['*'];
      if (/^(api|sync|healthz|readyz)(\/|$)/.test(path)) return reply.refuse('notFound');
      const isFile = /^assets(\/|$)/.test(path) || /\.[a-z0-9]+$/i.test(path);
      return reply.sendFile(isFile ? path : 'index.html');
    });
  }
  app.setNotFoundHandler((_request, reply) => reply.refuse('notFound'));
}
