import { get, type IncomingMessage } from 'node:http';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { type EventStream, openEventStream } from './event-stream.ts';

/** A stream and whoever reads it, over a real socket. */
async function connect(): Promise<{ readonly stream: EventStream; readonly reader: IncomingMessage }> {
  const app = Fastify({ forceCloseConnections: true });
  const streams: EventStream[] = [];
  app.get('/', async (_request, reply) => {
    streams.push(openEventStream(reply.header('x-kept', 'yes')));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  const address = app.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const reader = await new Promise<IncomingMessage>((resolve) =>
    get({ host: '127.0.0.1', port, agent: false }, resolve),
  );
  onTestFinished(() => void reader.destroy());
  return { stream: streams[0]!, reader };
}

function collect(reader: IncomingMessage): { text: () => string; ended: () => boolean } {
  let text = '';
  let ended = false;
  reader.setEncoding('utf8');
  reader.on('data', (chunk: string) => {
    text += chunk;
  });
  reader.on('end', () => {
    ended = true;
  });
  return { text: () => text, ended: () => ended };
}

test('events are written as browsers read them, with the headers the reply already had', async () => {
  const { stream, reader } = await connect();
  const heard = collect(reader);
  stream.send('given', '{"a":"æ"}');
  stream.end();
  stream.send('given', '{}');
  await expect.poll(heard.ended).toBe(true);
  expect(heard.text()).toBe('retry: 1000\n\nevent: given\ndata: {"a":"æ"}\n\n');
  expect(reader.headers).toMatchObject({ 'x-kept': 'yes', 'content-type': 'text/event-stream; charset=utf-8' });
});

test('LINE7: a reader that takes nothing costs one waiting value per event, and gets the newest of each', async () => {
  const { stream, reader } = await connect();
  const megabyte = 'x'.repeat(1024 * 1024);
  // turns, so that what can be sent is
  for (let i = 0; i < 60; i++) {
    stream.send('given', `{"n":${i},"x":"${megabyte}"}`);
    stream.send('view', `{"v":${i}}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const heard = collect(reader);
  await expect.poll(() => heard.text().includes('{"n":59,') && heard.text().includes('{"v":59}')).toBe(true);
  const values = heard.text().match(/"n":\d+/g) ?? [];
  expect(values.length).toBeLessThan(30);
  expect(new Set(values).size).toBe(values.length);
});

test('a reader that goes away is noticed, and writing on is harmless', async () => {
  const { stream, reader } = await connect();
  let closed = false;
  stream.onClosed(() => {
    closed = true;
  });
  reader.destroy();
  await expect.poll(() => closed).toBe(true);
  stream.send('given', '{}');
  stream.end();
  expect(stream.isOpen()).toBe(false);
});
