/** The line: document names, frames, close codes, and the client's connection. */
export { type AfterClose, type CloseReason, closeCodes, closeReasonOf } from './close-codes.ts';
export { type BoardConnection, type ConnectOptions, connectBoard } from './connection.ts';
export {
  type Cursor,
  encodePresence,
  fenceMaxBytes,
  headOfAwareness,
  headOfSync,
  type Message,
  messageType,
  type Presence,
  readBytes,
  readMessage,
  readNumber,
  syncType,
  writeAwareness,
  writeFence,
  writeStep1,
  writeStep2,
  writeUpdate,
} from './frames.ts';
export { type LineClock, systemClock } from './line-clock.ts';
export { isBoardName, isGeneration, type LineQuery, pathOfBoard, schemaNamed, syncPath } from './names.ts';
export { createMemoryPendingStore, type PendingStore, type PendingUpdate, setAside } from './pending.ts';
export type { ConnectionState, Phase, Saving } from './state.ts';
