/** Ideas from those who do not write on the board: who they come from on it, and what the open page is told. */
import { asId, type PersonId } from './ids.ts';

/** Stands as the author of an idea that came in by a board's code: nobody's id, since nobody is asked who they are. */
export const staffVoice: PersonId = asId<PersonId>('idea-from-staff');

/** Letters of an idea. */
export const ideaTextMost = 500;

/** `GET /api/ideas/:code`: where an idea goes. */
export interface IdeaPlaceReply {
  readonly unitName: string;
}

/** `GET` and `POST /api/boards/:board/idea-code`: the code of a board's posters; null while it takes no ideas that way. */
export interface IdeaCodeReply {
  readonly code: string | null;
  /** The address people outside reach the server at, where it is known; else the page's own is used. */
  readonly publicUrl: string | null;
}
