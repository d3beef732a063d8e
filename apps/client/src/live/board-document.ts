/**
 * A board's document as this page holds it: copy on the device, connection, reader, undo, presence. One resource with one lifetime;
 * closing it leaves nothing behind but what is kept on the device.
 */
import { type BoardReader, createBoardReader, createUndo, schemaVersion, type Undo } from '@tavle/board';
import type { BoardContent } from '@tavle/domain';
import { type BoardConnection, type ConnectionState, connectBoard, syncPath, systemClock } from '@tavle/sync';
import * as Y from 'yjs';
import { noteGeneration, openOfflineCopy, type Place, pendingName } from './device.ts';
import { openPending, type Pending } from './pending-store.ts';
import { followPresence, type Presence } from './presence.ts';

export interface BoardDocument {
  readonly doc: Y.Doc;
  readonly undo: Undo;
  readonly presence: Presence;
  content(): BoardContent;
  connection(): ConnectionState;
  retry(): void;
  /** What the server has not confirmed, with the document it belongs to. */
  unsent(): Promise<{ readonly copy: Uint8Array; readonly update: Uint8Array } | undefined>;
  close(): void;
}

/** Opens the document: first what the device has, then the line. `onChange` is called after every change of anything in it. */
export async function openBoardDocument(place: Place, onChange: () => void): Promise<BoardDocument> {
  const doc = new Y.Doc();
  // The copy comes first: read while the line is open, its letters would be taken for new edits.
  const copy = await openOfflineCopy(place, doc);
  const pending = await openPending(pendingName(place));
  noteGeneration(place);
  const connection = connectBoard({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${syncPath}`,
    boardId: place.board,
    generation: place.generation,
    schema: schemaVersion,
    doc,
    pending: pending.store,
    clock: systemClock(),
    onState: onChange,
  });
  const stopNetwork = followNetwork(connection);
  const reader = createBoardReader(doc);
  const undo = createUndo(doc);
  const presence = followPresence(connection.awareness, place.person, onChange);
  const stops = [reader.subscribe(onChange), undo.subscribe(onChange)];
  return {
    doc,
    undo,
    presence,
    content: () => reader.content(),
    connection: () => connection.state(),
    retry: () => connection.retry(),
    unsent: async () => {
      const update = await pending.unsent();
      return update && { copy: Y.encodeStateAsUpdate(doc), update };
    },
    close: () => {
      stopNetwork();
      for (const stop of stops) stop();
      closeAll({ presence, connection, undo, reader, pending });
      copy?.close();
      doc.destroy();
    },
  };
}

/** Passes on what the browser says of its network. */
function followNetwork({ doubt, retry }: BoardConnection): () => void {
  addEventListener('offline', doubt);
  addEventListener('online', retry);
  return () => {
    removeEventListener('offline', doubt);
    removeEventListener('online', retry);
  };
}

interface Parts {
  readonly presence: Presence;
  readonly connection: BoardConnection;
  readonly undo: Undo;
  readonly reader: BoardReader;
  readonly pending: Pending;
}

function closeAll({ presence, connection, undo, reader, pending }: Parts): void {
  presence.close();
  connection.destroy();
  undo.close();
  reader.close();
  pending.close();
}
