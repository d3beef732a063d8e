/** Calendar links as the pages know them: everything but the secret, which is told once, when the link is made. */
import type { DateText, Instant } from './calendar.ts';

export interface CalendarLink {
  /** Names the link for whoever closes it; opens nothing. */
  readonly name: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  /** The day it was last fetched; null when it never was. */
  readonly usedOn: DateText | null;
}

/** `GET /api/mine/calendar-links` and `GET /api/boards/:board/calendar-links`. */
export interface CalendarLinksReply {
  readonly links: readonly CalendarLink[];
}

/** `POST` to the same: the link itself, this once. */
export interface CalendarLinkMade extends CalendarLinksReply {
  readonly path: string;
  /** The address people outside reach the server at, where it is known; else the page's own is used. */
  readonly publicUrl: string | null;
}
