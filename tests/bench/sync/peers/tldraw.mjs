// tldraw's sync-core: one room object per room, records in memory, merged by record and field.
import { createServer } from 'node:http';
import { InMemorySyncStorage, TLSocketRoom } from '@tldraw/sync-core';
import { WebSocketServer } from 'ws';
import { schema } from './tldraw-schema.mjs';

const rooms = new Map();
let sessions = 0;

function roomAt(url) {
  const known = rooms.get(url);
  if (known !== undefined) return known;
  const snapshot = { documents: [], tombstones: {}, clock: 0, documentClock: 0, schema: schema.serialize() };
  const room = new TLSocketRoom({ schema, storage: new InMemorySyncStorage({ snapshot }), clientTimeout: 600_000 });
  rooms.set(url, room);
  return room;
}

// clients must show the schema they were made with
const server = createServer((_request, response) => response.end(JSON.stringify(schema.serialize())));
const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (accepted) => {
    sessions++;
    roomAt(request.url).handleSocketConnect({ sessionId: `session-${sessions}`, socket: accepted });
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
