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
import { away, type Reply } from '../../live/http.ts';

/** Megabytes a file may have; the server says the same. */
export const megabytesMost = 20;

/** What somebody wants done with a file; what is left out is guessed by the server. */
export type Wish = Partial<ImportChoices> & { readonly mapping?: ImportMapping };

/** A large file over a slow line, read by a busy server, may take its time. */
const patienceMs = 120_000;

/** Sends a file. The answer names it for what follows. */
export async function sendFile(t: Words, board: BoardId, file: File): Promise<Reply<{ readonly upload: string }>> {
  if (file.size > megabytesMost * 1024 * 1024) {
    const n = Math.ceil(file.size / 1024 / 1024);
    return refused(t('file.tooLarge', { n, m: megabytesMost }));
  }
  const name = encodeURIComponent(file.name.slice(-200));
  return post(t, `/api/boards/${board}/uploads?name=${name}`, file, 'application/octet-stream');
}

async function post<T>(t: Words, path: string, body: Blob | string, type = 'application/json'): Promise<Reply<T>> {
  try {
    const reply = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': type, 'accept-language': t.locale },
      signal: AbortSignal.timeout(patienceMs),
      body,
    });
    // here bytes become values: the server's shapes are the domain's own
    const answer: unknown = await reply.json();
    return reply.ok ? { kind: 'value', value: answer as T } : { kind: 'problem', problem: answer as Problem };
  } catch {
    return { kind: 'problem', problem: away(t) };
  }
}

function refused(sentence: string): Reply<never> {
  return { kind: 'problem', problem: { problem: 'tooLarge', sentence, ask: null } };
}

/** What would become of the file. */
export const lookAt = (t: Words, board: BoardId, upload: string, wish: Wish): Promise<Reply<ImportPreview>> =>
  post(t, `/api/boards/${board}/imports/preview`, JSON.stringify({ upload, ...wish }));

/** Writes it. */
export const takeFile = (t: Words, board: BoardId, upload: string, wish: Wish): Promise<Reply<ImportDone>> =>
  post(t, `/api/boards/${board}/imports`, JSON.stringify({ upload, ...wish }));

/** Takes an import back. */
export const takeBack = (t: Words, board: BoardId, id: string): Promise<Reply<ImportUndone>> =>
  post(t, `/api/boards/${board}/imports/${id}/undo`, '{}');
