/** The line: document names, frames, close codes, and the client's connection. */
export { isBoardName, isGeneration, pathOfBoard, syncPath } from './names.ts';
export { type AfterClose, type CloseReason, closeCodes, closeReasonOf } from './close-codes.ts';
export {
  type Cursor,
  fenceMaxBytes,
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
