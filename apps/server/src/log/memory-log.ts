/** The log in memory: for tests and for trying things out. It forgets everything with the process. */
import type { Beginning, DocumentLog, DocumentState, LogRow, StoredDocument } from './document-log.ts';

type Row = LogRow & { readonly generation: string };
type Kept = {
  snapshot: DocumentState & { generation: string; seq: number };
  tail: Row[];
  past: Row[];
  authors: Map<number, string>;
};

/** A {@link DocumentLog} without a disk. */
export function createMemoryLog(): DocumentLog {
  const boards = new Map<string, Kept>();
  let lastSeq = 0;
  const found = (boardId: string): Kept => {
    const kept = boards.get(boardId);
    if (kept === undefined) throw new Error(`no document ${boardId}`);
    return kept;
  };
  const begin = (beginning: Beginning): Pick<Kept, 'snapshot'> & { first: Row } => {
    lastSeq++;
    const { generation, userId, at, state, vector, deletes } = beginning;
    return {
      snapshot: { generation, seq: lastSeq, state, vector, deletes },
      first: { seq: lastSeq, userId, at, update: state, generation },
    };
  };
  return {
    create: async (boardId, beginning) => {
      if (boards.has(boardId)) return 'exists';
      const { snapshot, first } = begin(beginning);
      boards.set(boardId, { snapshot, tail: [], past: [first], authors: new Map() });
      return 'created';
    },
    append: async (entries) => {
      const all = entries.map((entry) => ({ entry, kept: found(entry.boardId) }));
      return all.map(({ entry, kept }) => {
        lastSeq++;
        const { generation, userId, at, update } = entry;
        kept.tail.push({ seq: lastSeq, userId, at, update: update.slice(), generation });
        for (const client of entry.newClients) if (!kept.authors.has(client)) kept.authors.set(client, userId);
        return lastSeq;
      });
    },
    load: async (boardId): Promise<StoredDocument | undefined> => {
      const kept = boards.get(boardId);
      return (
        kept && {
          ...kept.snapshot,
          tail: kept.tail
            .filter((row) => row.generation === kept.snapshot.generation)
            .map(({ seq, userId, at, update }) => ({ seq, userId, at, update })),
        }
      );
    },
    authors: async (boardId) => new Map(boards.get(boardId)?.authors),
    snapshot: async (boardId, generation, seq, { state, vector, deletes }) => {
      const kept = found(boardId);
      if (kept.snapshot.generation !== generation) throw new Error(`snapshot of ${boardId} is of another generation`);
      kept.past.push(...kept.tail.filter((row) => row.seq <= seq));
      kept.tail = kept.tail.filter((row) => row.seq > seq);
      kept.snapshot = { generation, seq, state, vector, deletes };
    },
    rebase: async (boardId, beginning) => {
      const kept = found(boardId);
      const { snapshot, first } = begin(beginning);
      boards.set(boardId, { snapshot, tail: [], past: [...kept.past, ...kept.tail, first], authors: new Map() });
      return snapshot.seq;
    },
    head: async (boardId) => {
      const kept = boards.get(boardId);
      return kept && { generation: kept.snapshot.generation, seq: kept.tail.at(-1)?.seq ?? kept.snapshot.seq };
    },
    changedSince: async (seq) =>
      [...boards]
        .map(([boardId, kept]) => ({ boardId, seq: kept.tail.at(-1)?.seq ?? kept.snapshot.seq }))
        .filter((change) => change.seq > seq)
        .sort((a, b) => a.seq - b.seq),
    history: async (boardId) => {
      const kept = boards.get(boardId);
      return kept === undefined ? [] : [...kept.past, ...kept.tail];
    },
    erase: async (boardId) => {
      boards.delete(boardId);
    },
    forget: async (before) => {
      let count = 0;
      for (const kept of boards.values()) {
        const left = kept.past.filter((row) => row.at >= before || row.seq === kept.snapshot.seq);
        count += kept.past.length - left.length;
        kept.past = left;
      }
      return count;
    },
  };
}
