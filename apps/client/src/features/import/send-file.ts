/** A file on its way to the server: looked at, taken, taken back. Nothing here writes on a board but `takeFile`. */
import type {
  BoardId,
  ImportChoices,
  ImportDone,
  ImportMapping,
  ImportPreview,
  ImportUndone,
  Problem,
} from '@tavle/domain';
import type { Words } from '@tavle/text';
import { ask, away, type Reply } from '../../live/http.ts';

/** Megabytes a file may have; the server says the same. */
export const megabytesMost = 20;

/** What somebody wants done with a file; what is left out is guessed by the server. */
export type Wish = Partial<ImportChoices> & { readonly mapping?: ImportMapping };

/** Sending a file over a slow line may take its time. */
const patienceMs = 120_000;

/** Sends a file. The answer names it for what follows. */
export async function sendFile(t: Words, board: BoardId, file: File): Promise<Reply<{ readonly upload: string }>> {
  if (file.size > megabytesMost * 1024 * 1024) {
    const n = Math.ceil(file.size / 1024 / 1024);
    return refused(t('file.tooLarge', { n, m: megabytesMost }));
  }
  try {
    const name = encodeURIComponent(file.name.slice(-200));
    const reply = await fetch(`/api/boards/${board}/uploads?name=${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', 'accept-language': t.locale },
      signal: AbortSignal.timeout(patienceMs),
      body: file,
    });
    // here bytes become values: the server's shapes are the domain's own
    const body: unknown = await reply.json();
    return reply.ok
      ? { kind: 'value', value: body as { upload: string } }
      : { kind: 'problem', problem: body as Problem };
  } catch {
    return { kind: 'problem', problem: away(t) };
  }
}

function refused(sentence: string): Reply<never> {
  return { kind: 'problem', problem: { problem: 'tooLarge', sentence, ask: null } };
}

/** What would become of the file. */
export const lookAt = (t: Words, board: BoardId, upload: string, wish: Wish): Promise<Reply<ImportPreview>> =>
  ask(t, `/api/boards/${board}/imports/preview`, { method: 'POST', body: { upload, ...wish } });

/** Writes it. */
export const takeFile = (t: Words, board: BoardId, upload: string, wish: Wish): Promise<Reply<ImportDone>> =>
  ask(t, `/api/boards/${board}/imports`, { method: 'POST', body: { upload, ...wish } });

/** Takes an import back. */
export const takeBack = (t: Words, board: BoardId, id: string): Promise<Reply<ImportUndone>> =>
  ask(t, `/api/boards/${board}/imports/${id}/undo`, { method: 'POST', body: {} });
