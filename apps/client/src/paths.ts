/** The client's addresses, in one place. Ids are safe in a URL as they are. */
import type { BoardId, EffortId, EntryId, GoalId, IndicatorId } from '@tavle/domain';

export const paths = {
  start: '/',
  choose: '/vaelg',
  board: (board: BoardId) => `/tavle/${board}`,
  entry: (board: BoardId) => `/tavle/${board}/maalinger`,
  importFile: (board: BoardId) => `/tavle/${board}/maalinger/import`,
  suppliers: (board: BoardId) => `/tavle/${board}/maalinger/leverandoerer`,
  indicator: (board: BoardId, indicator: IndicatorId) => `/tavle/${board}/indikator/${indicator}`,
  /** The board, scrolled to the row of an indicator. */
  row: (board: BoardId, indicator: IndicatorId) => `/tavle/${board}/raekke/${indicator}`,
  translate: (board: BoardId, goal: GoalId) => `/tavle/${board}/oversaet/${goal}`,
  actions: (board: BoardId) => `/tavle/${board}/handlinger`,
  /** One person's open actions on all their boards. */
  mine: '/handlinger',
  efforts: (board: BoardId) => `/tavle/${board}/indsatser`,
  effort: (board: BoardId, effort: EffortId) => `/tavle/${board}/indsats/${effort}`,
  minutesList: (board: BoardId) => `/tavle/${board}/referat`,
  meeting: (board: BoardId) => `/tavle/${board}/moede`,
  meetings: (board: BoardId) => `/tavle/${board}/moeder`,
  minutes: (board: BoardId, meeting: EntryId) => `/tavle/${board}/referat/${meeting}`,
  /** A talk of two about the board's goals. */
  conversation: (board: BoardId) => `/tavle/${board}/samtale`,
  history: (board: BoardId) => `/tavle/${board}/historik`,
  /** The board as it was after an edit, by the edit's number. */
  moment: (board: BoardId, seq: number) => `/tavle/${board}/historik/${seq}`,
  /** The poster by which staff leave ideas, and the open page it leads to. */
  poster: (board: BoardId) => `/tavle/${board}/ide-plakat`,
  idea: (code: string) => `/ide/${code}`,
  mailAndCalendar: '/mail-og-kalender',
  wall: (board: BoardId) => `/vaeg/${board}`,
} as const;

/** A board's addresses as the router reads them; what follows the board is read in `modes/BoardRoute`. */
export const boardPattern = '/tavle/:board/*?';
