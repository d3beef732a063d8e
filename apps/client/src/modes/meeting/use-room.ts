/** The meeting as one screen sees it: where everybody is, what this screen shows, and the ways to move either (MEET2, MEET5). */
import { endMeeting, goToStep, handOver, setCurrent, setOutcome, setPresent } from '@tavle/board';
import {
  type Agenda,
  agendaOf,
  dateAt,
  type IndicatorId,
  mayMove,
  type Meeting,
  type Outcome,
  type PersonId,
  type Stop,
  stopFrom,
} from '@tavle/domain';
import { useMemo, useState } from 'react';
import type { BoardReady } from '../../live/useBoard.ts';
import { useToday } from '../../live/useToday.ts';

/** Moves are not what somebody wants back when they take back their last words: undo does not follow them (BOARD3). */
const moved: object = Object.freeze({ origin: 'meeting' });

export interface Room {
  readonly meeting: Meeting;
  readonly agenda: Agenda;
  /** Where the meeting is. */
  readonly at: Stop;
  /** What this screen shows. */
  readonly shown: Stop;
  readonly looksElsewhere: boolean;
  /** The lead and the keeper: what they press moves everybody. */
  readonly canMove: boolean;
  /** Moves the meeting, or only what this screen shows. */
  go(stop: Stop): void;
  /** The place beside the one shown; null at either end. */
  beside(by: 1 | -1): Stop | null;
  follow(): void;
  takeOver(): Outcome<void>;
  end(): Outcome<void>;
  /** Behold: the indicator goes on as it is (MEET3). */
  keep(indicator: IndicatorId): Outcome<unknown>;
  come(present: readonly PersonId[]): Outcome<void>;
}

export function useRoom(board: BoardReady, meeting: Meeting): Room {
  const { content, edit } = board;
  const agenda = useAgenda(board, meeting);
  const [looking, setLooking] = useState<Stop | null>(null);
  const at = stopOf(meeting);
  const canMove = edit.canWrite && mayMove(meeting, edit.me);
  const shown = canMove ? at : (looking ?? at);
  const move = (stop: Stop): Outcome<void> =>
    edit.run((doc, hand) => {
      const input = { meeting: meeting.id, ...stop };
      const by = { ...hand, origin: moved };
      return stop.step === meeting.step ? setCurrent(doc, by, input) : goToStep(doc, by, input);
    });
  const waits = ({ step, current }: Stop): boolean =>
    step === 'lifts' ||
    (current !== null &&
      (step !== 'indicators' ||
        !content.outcomes.some((each) => each.meeting === meeting.id && each.indicator === current)));
  return {
    meeting,
    agenda,
    at,
    shown,
    looksElsewhere: shown.step !== at.step || shown.current !== at.current,
    canMove,
    go: (stop) => {
      if (canMove) move(stop);
      else setLooking(stop);
    },
    beside: (by) => stopFrom(agenda.stops, shown, by, waits),
    follow: () => setLooking(null),
    takeOver: () => {
      setLooking(null);
      return edit.run((doc, hand) => handOver(doc, { ...hand, origin: moved }, { meeting: meeting.id, lead: hand.by }));
    },
    end: () => edit.run((doc, hand) => endMeeting(doc, { ...hand, origin: moved }, { meeting: meeting.id })),
    keep: (indicator) =>
      edit.run((doc, hand) => setOutcome(doc, hand, { meeting: meeting.id, indicator, kind: 'keep' })),
    come: (present) => edit.run((doc, hand) => setPresent(doc, hand, { meeting: meeting.id, present })),
  };
}

/** Where a meeting is, as a place of its agenda. */
export function stopOf({ step, current }: Meeting): Stop {
  return { step: step === 'ended' ? 'summary' : step, current };
}

/** The agenda of a meeting, or of one that has not begun. */
export function useAgenda(board: BoardReady, meeting: Pick<Meeting, 'startedAt' | 'minutes'>): Agenda {
  const { content, results, given } = board;
  const today = useToday();
  const { startedAt, minutes } = meeting;
  const { actions, efforts, escalations, outcomes, answers: own } = content;
  const answers = given?.answers;
  const lifts = given?.lifts;
  return useMemo(() => {
    const day = startedAt === null ? today : dateAt(Date.parse(startedAt));
    const written = { actions, efforts, escalations, outcomes, answers: own };
    const source = { content: written, results, answers: answers ?? [], lifts: lifts ?? [] };
    return agendaOf(source, { startedAt, minutes }, day);
  }, [actions, efforts, escalations, outcomes, own, results, answers, lifts, startedAt, minutes, today]);
}
