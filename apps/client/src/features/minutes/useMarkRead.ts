import { markRead } from '@tavle/board';
import type { EntryId } from '@tavle/domain';
import type { BoardEdit } from '../../live/edit.ts';
import { ask } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { sentenceOf } from '../refused.ts';

/** Says that one has read a decision or minutes: on the board, or, for readers, through the server (LINE9). Gives a sentence when it could not be said. */
export function useMarkRead(edit: BoardEdit): (of: EntryId) => Promise<string | undefined> {
  const t = useWords();
  return async (of) => {
    if (edit.canWrite) {
      return sentenceOf(
        edit.run((doc, hand) => markRead(doc, hand, { of })),
        t,
      );
    }
    const reply = await ask<null>(t, `/api/boards/${edit.board}/reads`, { method: 'POST', body: { of } });
    return reply.kind === 'problem' ? reply.problem.sentence : undefined;
  };
}
