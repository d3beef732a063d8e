/**
 * Serves the built wall with a made board, to look at it without the server: `node apps/wall/src/testing/serve.ts [port]`.
 * `POST /testing {"status":403,"silent":true,"current":"udredt",...}` changes what it says.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { type Made, madeWall } from './made-wall.ts';

interface Mood extends Made {
  readonly status?: number;
  /** No beats, streams stay open. */
  readonly silent?: boolean;
  readonly release?: string;
  /** A wall no page can draw. */
  readonly broken?: boolean;
}

const dist = join(import.meta.dirname, '../../dist');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.html': 'text/html; charset=utf-8',
};
const streams = new Set<ServerResponse>();
let mood: Mood = {};
let version = 1;

const stamp = (): string => new Date().toISOString();
const body = (): string => {
  const { view, at } = madeWall(stamp(), mood);
  const value = mood.broken === true ? { ...view, indicators: [{ indicator: {}, assessment: {}, points: [] }] } : view;
  return JSON.stringify({ version, at, value });
};
const say = (to: ServerResponse, name: string, text: string): void =>
  void to.write(`event: ${name}\ndata: ${text}\n\n`);
const beat = (name: string): [string, string] => [
  name,
  JSON.stringify({ release: mood.release ?? 'made', at: stamp() }),
];

setInterval(() => {
  if (mood.silent !== true) for (const stream of streams) say(stream, ...beat('beat'));
}, 10_000);

function api(path: string, reply: ServerResponse): void {
  const status = mood.status ?? 200;
  if (status !== 200) {
    const problem = status === 401 ? 'noSession' : status === 404 ? 'notFound' : status === 403 ? 'noAccess' : 'away';
    const text = JSON.stringify({
      problem,
      sentence: 'Du er ikke logget ind. Log ind, og prøv igen.',
      ask: 'Tovholder Syd',
    });
    reply.writeHead(status, { 'content-type': 'application/json' }).end(text);
  } else if (path.endsWith('/events')) {
    reply.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    streams.add(reply);
    reply.on('close', () => streams.delete(reply));
    say(reply, ...beat('hello'));
  } else {
    reply.writeHead(200, { 'content-type': 'application/json' }).end(body());
  }
}

function file(path: string, reply: ServerResponse): void {
  const name = /^\/vaeg\/(assets\/[\w.-]+|sw\.js)$/.exec(path)?.[1] ?? 'index.html';
  const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
  reply.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain', 'content-security-policy': policy });
  reply.end(readFileSync(join(dist, name)));
}

const server = createServer((request, reply) => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (request.method === 'POST') {
    let text = '';
    request.on('data', (part) => {
      text += String(part);
    });
    request.on('end', () => {
      mood = JSON.parse(text) as Mood;
      version += 1;
      if (mood.status !== undefined) for (const stream of streams) stream.destroy();
      else for (const stream of streams) say(stream, 'wall', body());
      reply.end();
    });
  } else if (path.startsWith('/api/')) api(path, reply);
  else if (path.startsWith('/vaeg/')) file(path, reply);
  else reply.writeHead(404).end();
});

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : '';
  console.log(`/vaeg/afdeling-syd on 127.0.0.1:${port}`);
});
