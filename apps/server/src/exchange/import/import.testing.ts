/** Files on their way in, for tests: the real ones beside the project, and the steps a page takes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportDone, ImportPreview, ImportUndone } from '@tavle/domain';
import type { Server } from '../../app.ts';
import { boardId, enter, type UnitName } from '../../house.testing.ts';

/** The published figures; absent where only the project itself was copied. */
export const sharedData = join(import.meta.dirname, '../../../../../../shared/data');
export const hasSharedData = existsSync(sharedData);

/** A published file, byte for byte. */
export const sharedFile = (name: string): Buffer => readFileSync(join(sharedData, name));

/** What a page may wish of a file. */
export type WishOf = Readonly<Record<string, unknown>>;

/** The steps of an import, as somebody on a board. */
export function importerAt(server: Server, unit: UnitName, who = `keeper-${unit}`) {
  const base = `/api/boards/${boardId(unit)}`;
  const post = async (path: string, payload: unknown, type = 'application/json') => {
    const headers = { ...(await enter(server, who)), 'content-type': type };
    return server.app.inject({
      method: 'POST',
      url: `${base}${path}`,
      headers,
      payload: payload as string | Buffer | object,
    });
  };
  const upload = async (name: string, bytes: Buffer | string): Promise<string> => {
    const reply = await post(
      `/uploads?name=${encodeURIComponent(name)}`,
      Buffer.from(bytes),
      'application/octet-stream',
    );
    if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`);
    return reply.json<{ upload: string }>().upload;
  };
  const asked = async <T>(path: string, payload: unknown): Promise<T> => {
    const reply = await post(path, payload);
    if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`);
    return reply.json<T>();
  };
  return {
    post,
    upload,
    preview: async (upload: string, wish: WishOf = {}) => asked<ImportPreview>('/imports/preview', { upload, ...wish }),
    take: async (upload: string, wish: WishOf = {}) => asked<ImportDone>('/imports', { upload, ...wish }),
    undo: async (id: string) => asked<ImportUndone>(`/imports/${id}/undo`, {}),
  };
}

/** Every series of a preview to a new draft. */
export const allNew = ({ series }: ImportPreview) => series.map(({ name }) => ({ series: name, to: 'new' }));
