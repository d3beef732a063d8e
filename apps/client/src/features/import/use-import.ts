import type { BoardId, ImportDone, ImportPreview, ImportUndone } from '@tavle/domain';
import { useCallback, useRef, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { lookAt, sendFile, takeBack, takeFile, type Wish } from './send-file.ts';
import { wishAnswered } from './wished.ts';

/** Where an import stands. */
export type ImportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | {
      readonly kind: 'ready';
      readonly preview: ImportPreview;
      readonly wish: Wish;
      readonly busy: 'reading' | 'writing' | null;
    }
  | { readonly kind: 'done'; readonly done: ImportDone; readonly name: string }
  | { readonly kind: 'undone'; readonly undone: ImportUndone; readonly name: string };

/** One import on one board, step by step; every answer of the server is either the next step or a sentence. */
export function useImport(board: BoardId) {
  const t = useWords();
  const [state, setState] = useState<ImportState>({ kind: 'none' });
  const [sentence, setSentence] = useState<string>();
  const file = useRef<File | null>(null);
  /** The newest question; answers to older ones are passed over. */
  const asked = useRef(0);

  const choose = useCallback(
    async (chosen: File) => {
      const mine = ++asked.current;
      file.current = chosen;
      setSentence(undefined);
      setState({ kind: 'reading', name: chosen.name });
      const sent = await sendFile(t, board, chosen);
      const seen = sent.kind === 'value' ? await lookAt(t, board, sent.value.upload, {}) : sent;
      if (mine !== asked.current) return;
      if (seen.kind === 'value') return setState({ kind: 'ready', preview: seen.value, wish: {}, busy: null });
      setSentence(seen.problem.sentence);
      setState({ kind: 'none' });
    },
    [board, t],
  );

  const change = useCallback(
    async (preview: ImportPreview, wish: Wish) => {
      const mine = ++asked.current;
      setSentence(undefined);
      setState({ kind: 'ready', preview, wish, busy: 'reading' });
      let seen = await lookAt(t, board, preview.upload, wish);
      // the server keeps files for half an hour; the page still has this one
      if (seen.kind === 'problem' && seen.problem.problem === 'notFound' && file.current !== null) {
        const sent = await sendFile(t, board, file.current);
        if (sent.kind === 'value') seen = await lookAt(t, board, sent.value.upload, wish);
      }
      if (mine !== asked.current) return;
      if (seen.kind === 'value') {
        return setState({ kind: 'ready', preview: seen.value, wish: wishAnswered(wish, seen.value), busy: null });
      }
      setSentence(seen.problem.sentence);
      setState({ kind: 'ready', preview, wish, busy: null });
    },
    [board, t],
  );

  const take = useCallback(
    async (preview: ImportPreview, wish: Wish) => {
      setSentence(undefined);
      setState({ kind: 'ready', preview, wish, busy: 'writing' });
      const done = await takeFile(t, board, preview.upload, wish);
      if (done.kind === 'value') return setState({ kind: 'done', done: done.value, name: preview.file.name });
      setSentence(done.problem.sentence);
      setState({ kind: 'ready', preview, wish, busy: null });
    },
    [board, t],
  );

  const undo = useCallback(
    async (id: string, name: string) => {
      setSentence(undefined);
      const undone = await takeBack(t, board, id);
      if (undone.kind === 'value') setState({ kind: 'undone', undone: undone.value, name });
      else setSentence(undone.problem.sentence);
    },
    [board, t],
  );

  const again = useCallback(() => {
    asked.current++;
    file.current = null;
    setSentence(undefined);
    setState({ kind: 'none' });
  }, []);
  return { state, sentence, choose, change, take, undo, again };
}
