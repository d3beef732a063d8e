/** Where files are looked at: who brought one, how it is read, what it would do on the board. */
import { type Board, type ImportMapping, type Problem, unitOf } from '@tavle/domain';
import { type Locale, words, type Words } from '@tavle/text';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../../db/engine.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Reception } from '../../organisation/visitor.ts';
import type { Rooms } from '../../rooms/rooms.ts';
import type { BoardVisitor } from '../board-visitor.ts';
import type { Importer, ImportTask } from './import-edit.ts';
import { choicesOf, type Wish } from './import-preview.ts';
import { type ImportNotes, openImportNotes, type Remembered } from './notes.ts';
import type { FileReader } from './read-file.ts';
import type { Reading } from './reading.ts';
import { fileSentence } from './sentences.ts';
import type { Read } from './table.ts';
import { createUploads, type Upload, type Uploads } from './uploads.ts';

/** What the routes are made of. */
export type ImportRoutes<Identity> = {
  readonly engine: Engine;
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly rooms: Pick<Rooms<Identity>, 'edit' | 'read'>;
  readonly reader: Pick<FileReader, 'read'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

/** A file that was read, and what is wished of it. */
export type Prepared = {
  readonly t: Words;
  readonly board: Board;
  readonly upload: Upload;
  readonly reading: Reading;
  /** How files of this shape were read before, when nobody has said otherwise now. */
  readonly before: Remembered | undefined;
  readonly task: ImportTask;
  readonly importer: Importer;
};

/** The desk of one server. */
export type ImportDesk = {
  readonly uploads: Uploads;
  readonly notes: ImportNotes;
  /** Reads a file as wished; undefined when the reply has been refused, with what is wrong with the file. */
  readonly prepare: (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: BoardVisitor,
    wish: Wish,
  ) => Promise<Prepared | undefined>;
};

/** Opens the desk. */
export function openImportDesk<Identity>(routes: ImportRoutes<Identity>): ImportDesk {
  const uploads = createUploads(routes.now, routes.newId);
  const notes = openImportNotes(routes.engine);
  const { reader } = routes;
  const read = async (
    upload: Upload,
    wanted: ImportMapping | null,
    known: ReadonlyMap<string, Remembered>,
  ): Promise<Read<Reading>> => {
    const wish = JSON.stringify(wanted);
    if (upload.lastReading?.wish === wish) return { value: upload.lastReading.reading };
    const mappings = Object.fromEntries([...known].map(([shape, { mapping }]) => [shape, mapping]));
    const done = await reader.read(upload.bytes, wanted, mappings);
    if ('value' in done) upload.lastReading = { wish, reading: done.value };
    return done;
  };
  return {
    uploads,
    notes,
    prepare: async (request, reply, { person, board }, wish) => {
      const t = words(routes.localeOf(request));
      const upload = uploads.find(wish.upload, { board: board.id, person: person.id });
      if (upload === undefined) {
        refuseWith(reply, 'notFound', t('file.gone'));
        return undefined;
      }
      const known = await notes.remembered(board.id);
      const done = await read(upload, wish.mapping ?? null, known);
      if ('problem' in done) {
        refuseWith(reply, 'refused', fileSentence(done.problem, t));
        return undefined;
      }
      const reading = done.value;
      const before = known.get(reading.shape);
      const task: ImportTask = {
        rows: reading.rows,
        unitNames: unitNames(routes.organisation, board),
        choices: choicesOf(wish, upload.name, t),
        remembered: before?.targets ?? new Map(),
        file: upload.name,
        id: `imp-${routes.newId().slice(0, 16)}`,
      };
      return { t, board, upload, reading, before, task, importer: { by: person.id, at: routes.now() } };
    },
  };
}

const statuses = { notFound: 404, refused: 422, tooLarge: 413 } as const;

/** Refuses with a sentence of its own. */
export function refuseWith(reply: FastifyReply, problem: keyof typeof statuses, sentence: string): FastifyReply {
  const body: Problem = { problem, sentence, ask: null };
  return reply.code(statuses[problem]).send(body);
}

/** The names the board's unit goes by, in files of its own and in those of others. */
function unitNames(organisation: Organisation, { unit: id }: Board): readonly string[] {
  const unit = unitOf(organisation.tree(), id);
  return unit === undefined ? [] : [unit.name, unit.shortName, ...Object.values(unit.externalIds)];
}
