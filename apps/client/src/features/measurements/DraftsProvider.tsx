/** Numbers typed and not handed in yet, kept for as long as the page is open: going to the board and back must not lose an answer that is owed. */
import type { BoardId } from '@tavle/domain';
import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useState,
} from 'react';
import type { Draft } from './hand-in.ts';

type Drafts = ReadonlyMap<string, Draft>;

const DraftsContext = createContext<Map<BoardId, Drafts> | null>(null);

/** Keeps them for everything inside; for one person. */
export function DraftsProvider({ children }: { readonly children: ReactNode }) {
  const [kept] = useState(() => new Map<BoardId, Drafts>());
  return <DraftsContext value={kept}>{children}</DraftsContext>;
}

/** The drafts of one board, by cell. */
export function useDrafts(board: BoardId): readonly [Drafts, Dispatch<SetStateAction<Drafts>>] {
  const kept = useContext(DraftsContext);
  const [drafts, setDrafts] = useState<Drafts>(() => kept?.get(board) ?? new Map());
  useEffect(() => {
    kept?.set(board, drafts);
  }, [kept, board, drafts]);
  return [drafts, setDrafts];
}
