// The reference: the barest relay that can be written with `ws`. It passes every message on to the others of its room
// with one `send` per receiver, keeps the last whole state it was given, and knows nothing of documents or disks.
import { WebSocketServer } from 'ws';

const rooms = new Map();
const nothingNew = Buffer.from([0, 1, 2, 0, 0]);

function roomAt(url) {
  if (!rooms.has(url)) rooms.set(url, { sockets: new Set(), state: nothingNew });
  return rooms.get(url);
}

function hear(room, from, message) {
  const [type, sub] = message;
  if (type === 0 && sub === 0) {
    // an empty state vector asks for everything; whoever names anything is taken to have everything
    from.send(message.length <= 4 ? room.state : nothingNew);
  } else if (type === 0 && sub === 1) {
    if (message.length > nothingNew.length) room.state = message;
  } else {
    for (const socket of room.sockets) {
      if (socket !== from && socket.readyState === socket.OPEN) socket.send(message);
    }
  }
}

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) });
server.on('connection', (socket, request) => {
  const room = roomAt(request.url);
  room.sockets.add(socket);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => room.sockets.delete(socket));
  socket.on('message', (message) => hear(room, socket, message));
});
