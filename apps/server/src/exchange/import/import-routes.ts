/**
 * Files with measurements, in four steps: sent, looked at, taken, and taken back. Only the third writes. Each is for those who write the
 * board.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type ImportDone, type ImportUndone, instantAt } from '@tavle/domain';
import { refusalSentence, words } from '@tavle/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { writerAt } from '../board-visitor.ts';
import { type ImportDesk, type ImportRoutes, openImportDesk, type Prepared, refuseWith } from './import-desk.ts';
import { importOn, planOn, withdrawOn } from './import-edit.ts';
import { previewOf, targetsDone } from './import-preview.ts';
import { uploadBytesMost } from './limits.ts';
import { tooLarge } from './read-table.ts';
import { boardParams, importBody, importParams, uploadQuery } from './schemas.ts';
import { fileSentence } from './sentences.ts';

/** Registers the routes. */
export async function registerImportRoutes<Identity>(
  app: FastifyInstance,
  routes: ImportRoutes<Identity>,
): Promise<void> {
  const desk = openImportDesk(routes);
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const schema = { params: boardParams, body: importBody };
  await registerUploads(app, routes, desk);
  typed.post('/api/boards/:board/imports/preview', { schema }, async (request, reply) => {
    const visitor = await writerAt(routes, request, reply, request.params.board);
    const ready = visitor && (await desk.prepare(request, reply, visitor, request.body));
    if (!ready) return reply;
    const plan = await planOn(routes.rooms, ready.board.id, ready.importer, ready.task);
    return previewOf(ready.upload, ready.reading, plan, ready.before, ready.t);
  });
  typed.post('/api/boards/:board/imports', { schema }, async (request, reply) => {
    const visitor = await writerAt(routes, request, reply, request.params.board);
    const ready = visitor && (await desk.prepare(request, reply, visitor, request.body));
    return ready ? take(routes, desk, request, reply, ready) : reply;
  });
  typed.get('/api/boards/:board/imports', { schema: { params: boardParams } }, async (request, reply) => {
    const visitor = await writerAt(routes, request, reply, request.params.board);
    return visitor ? desk.notes.list(visitor.board.id) : reply;
  });
  typed.post('/api/boards/:board/imports/:import/undo', { schema: { params: importParams } }, (request, reply) =>
    takeBack(routes, desk, request, reply),
  );
}

/** A body of bytes is taken here and nowhere else, and only from those who may write the board. */
async function registerUploads<Identity>(
  app: FastifyInstance,
  routes: ImportRoutes<Identity>,
  { uploads }: ImportDesk,
): Promise<void> {
  await app.register(async (scope) => {
    const type = 'application/octet-stream';
    scope.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/api/boards/:board/uploads',
      {
        bodyLimit: uploadBytesMost,
        schema: { params: boardParams, querystring: uploadQuery },
        // whoever may not write the board is not listened to for twenty megabytes
        onRequest: async (request, reply) => {
          const size = Number(request.headers['content-length'] ?? 0);
          const { board } = request.params as { readonly board: string };
          if (!(await writerAt(routes, request, reply, board))) return reply;
          if (size <= uploadBytesMost) return undefined;
          return refuseWith(reply, 'tooLarge', fileSentence(tooLarge(size), words(routes.localeOf(request))));
        },
      },
      async (request, reply) => {
        const visitor = await writerAt(routes, request, reply, request.params.board);
        if (!visitor) return reply;
        const bytes = request.body ?? Buffer.alloc(0);
        if (!Buffer.isBuffer(bytes)) return reply.refuse('badRequest');
        const { board, person } = visitor;
        const upload = uploads.keep({ board: board.id, person: person.id, name: request.query.name, bytes });
        return { upload: upload.id };
      },
    );
  });
}

/** Writes, and remembers how. The note is made first: what a crash leaves behind can still be taken back. */
async function take<Identity>(
  { rooms }: ImportRoutes<Identity>,
  { notes, uploads }: ImportDesk,
  request: FastifyRequest,
  reply: FastifyReply,
  { t, board, upload, reading, task, importer }: Prepared,
): Promise<ImportDone | FastifyReply> {
  const at = instantAt(importer.at);
  const note = { import: task.id, file: upload.name, by: importer.by, at, written: 0, drafts: 0, undoneAt: null };
  await notes.begin(board.id, note);
  const { plan, outcome } = await importOn(rooms, board.id, importer, task);
  if (outcome.refused !== null) return refuseWith(reply, 'refused', refusalSentence(outcome.refused, t));
  const drafts = outcome.written > 0 ? plan.edit.drafts.length : 0;
  await notes.finish(board.id, task.id, { written: outcome.written, drafts });
  await notes.remember(board.id, reading.shape, { mapping: reading.mapping, targets: targetsDone(plan), at });
  uploads.drop(upload.id);
  request.log.info({ board: board.id, written: outcome.written, drafts }, 'file imported');
  return { import: task.id, written: outcome.written, unchanged: plan.counts.unchanged, drafts };
}

async function takeBack<Identity>(
  routes: ImportRoutes<Identity>,
  { notes }: ImportDesk,
  request: FastifyRequest<{ Params: { board: string; import: string } }>,
  reply: FastifyReply,
): Promise<ImportUndone | FastifyReply> {
  const visitor = await writerAt(routes, request, reply, request.params.board);
  if (!visitor) return reply;
  const { board, person } = visitor;
  const note = await notes.find(board.id, request.params.import);
  if (note === undefined) return reply.refuse('notFound');
  const t = words(routes.localeOf(request));
  const importer = { by: person.id, at: routes.now() };
  const reason = t('import.undoReason', { name: note.file }).slice(0, 300);
  const task = { import: note.import, reason, id: `und-${routes.newId().slice(0, 16)}` };
  const done = await withdrawOn(routes.rooms, board.id, importer, task);
  if ('refused' in done) return refuseWith(reply, 'refused', refusalSentence(done.refused, t));
  await notes.undone(board.id, note.import, importer.at);
  return done.done;
}
