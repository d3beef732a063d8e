/** What can be done right now: one list for finger, mouse and keyboard. Every command has its place in the bar, within reach. */
import { acknowledgeAnswer, closeAction, reopenAction } from '@tavle/board';
import {
  type Action,
  type IndicatorId,
  isOpen,
  type Outcome,
  type OutcomeKind,
  outcomeOf,
  owedBy,
} from '@tavle/domain';
import { outcomeWords, type Words } from '@tavle/text';
import { isAnswered, ownAnswers } from '../../features/lifts/lift-state.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { stopAbove } from '../board/SideColumn.tsx';
import type { Cards } from './use-cards.ts';
import type { Room } from './use-room.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** The key that does it at a desk. */
  readonly key: string | null;
  readonly place: 'back' | 'here' | 'on';
  readonly look: 'primary' | 'plain';
  /** Chosen already; undefined for what is not a choice. */
  readonly pressed?: boolean;
  readonly run: (x?: number) => void;
}

export interface CommandContext {
  readonly board: BoardReady;
  readonly room: Room;
  readonly cards: Cards;
  readonly t: Words;
  /** Says a sentence in the bar: what is missing, why not. */
  readonly say: (sentence: string | null) => void;
  /** Says why an edit was refused. */
  readonly told: (outcome: Outcome<unknown>) => void;
  /** The indicator somebody has already been asked about. */
  readonly asked: IndicatorId | null;
  readonly onAsk: (indicator: IndicatorId) => void;
}

export function commandsOf(context: CommandContext): readonly Command[] {
  const writes = context.board.edit.canWrite;
  return [backCommand(context), ...(writes ? hereCommands(context) : []), ...onCommands(context)];
}

const command = (id: string, label: string, run: Command['run'], rest: Partial<Command> = {}): Command => ({
  id,
  label,
  run,
  key: null,
  place: 'here',
  look: 'plain',
  ...rest,
});

function backCommand({ room, t }: CommandContext): Command {
  const label = t(room.canMove ? 'moede.previous' : 'moede.lookPrevious');
  const before = room.beside(-1);
  return command('previous', label, () => before !== null && room.go(before), { key: 'p', place: 'back' });
}

function hereCommands(context: CommandContext): readonly Command[] {
  const { room, cards, t } = context;
  const { step } = room.shown;
  const celebrate = command('celebrate', t('moede.celebrate'), (x) => cards.show('celebrate', { ...at(x) }), {
    key: 'f',
  });
  const act = command('act', t('action.new'), (x) => cards.show('act', { ...at(x) }), { key: 'a' });
  switch (step) {
    case 'goodNews':
      return [celebrate];
    case 'sinceLast':
      return [...sinceCommands(context), act];
    case 'indicators':
      return indicatorCommands(context);
    case 'actions':
      return [act];
    case 'lifts':
      return [...answerCommand(context), ...liftCommand(context), act];
    case 'summary':
      return [];
  }
}

const at = (x: number | undefined): { readonly x?: number } => (x === undefined ? {} : { x });

/** A lift somebody has sent to us is answered where it is looked at. */
function answerCommand({ board, room, cards, t }: CommandContext): readonly Command[] {
  const received = room.agenda.received.find(({ escalation }) => escalation.id === room.shown.current);
  if (received === undefined) return [];
  const { id } = received.escalation;
  const label = t(isAnswered(ownAnswers(received, board.content.answers)) ? 'esc.answerAgain' : 'moede.answer');
  return [command('answer', label, (x) => cards.show('answer', { lift: id, ...at(x) }), { key: '1' })];
}

function liftCommand({ board, cards, t }: CommandContext): readonly Command[] {
  if (stopAbove(board.given?.chain ?? []) === undefined) return [];
  return [command('lift', t('esc.new'), (x) => cards.show('lift', { ...at(x) }), { key: 'l' })];
}

/** MEET3: `behold` by one press; `handl`, `løft` and `udgår` open what follows from them, and count once that is saved. */
function indicatorCommands(context: CommandContext): readonly Command[] {
  const { board, room, cards, t, told } = context;
  const indicator = board.content.indicators.find(({ id }) => id === room.shown.current)?.id;
  if (indicator === undefined) return [command('act', t('action.new'), (x) => cards.show('act', at(x)), { key: 'a' })];
  const chosen = outcomeOf(board.content.outcomes, room.meeting.id, indicator)?.kind;
  const kinds: Readonly<Record<OutcomeKind, (x?: number) => void>> = {
    keep: () => {
      if (chosen !== 'keep') told(room.keep(indicator));
    },
    act: (x) => cards.show('act', { indicator, ...at(x) }),
    lift: (x) => cards.show('lift', { indicator, ...at(x) }),
    retire: (x) => cards.show('retire', { indicator, ...at(x) }),
  };
  const hasAbove = stopAbove(board.given?.chain ?? []) !== undefined;
  const offered = (['keep', 'act', 'lift', 'retire'] as const).filter((kind) => kind !== 'lift' || hasAbove);
  const keys = { keep: '1', act: '2', lift: '3', retire: '4' } as const;
  return [
    ...offered.map((kind) =>
      command(kind, t(outcomeWords[kind]), kinds[kind], { key: keys[kind], pressed: chosen === kind }),
    ),
    command('effort', t('moede.effort'), (x) => cards.show('effort', { indicator, ...at(x) }), { key: 'e' }),
    command('read', t('moede.read'), (x) => cards.show('read', { indicator, ...at(x) }), { key: 'i' }),
  ];
}

function sinceCommands(context: CommandContext): readonly Command[] {
  const { board, room } = context;
  const { current } = room.shown;
  const action = [...room.agenda.due, ...room.agenda.later].find(({ id }) => id === current);
  if (action !== undefined) return actionCommands(context, action);
  const lift = room.agenda.answers.find((each) => each.lift.id === current)?.lift;
  if (lift === undefined) return [];
  const acknowledge = (): void => {
    const next = room.beside(1);
    const outcome = board.edit.run((doc, hand) => acknowledgeAnswer(doc, hand, { lift: lift.id }));
    context.told(outcome);
    if ('done' in outcome && room.canMove && next !== null) room.go(next);
  };
  return [command('acknowledge', context.t('moede.acknowledge'), acknowledge, { key: '1' })];
}

function actionCommands({ board, cards, t, told }: CommandContext, action: Action): readonly Command[] {
  const { edit } = board;
  if (!isOpen(action)) {
    const reopen = () => told(edit.run((doc, hand) => reopenAction(doc, hand, { action: action.id })));
    return [command('reopen', t('action.reopen'), reopen, { key: '1' })];
  }
  const close = (state: 'done' | 'stopped') => () =>
    told(edit.run((doc, hand) => closeAction(doc, hand, { action: action.id, state })));
  return [
    command('done', t('moede.done'), close('done'), { key: '1' }),
    command('notYet', t('moede.notYet'), (x) => cards.show('newDate', { action: action.id, ...at(x) }), { key: '2' }),
    command('stopAction', t('moede.stopAction'), close('stopped'), { key: '3' }),
  ];
}

/** Agenda, everything else, and the way on; at the end of the way, the end. */
function onCommands(context: CommandContext): readonly Command[] {
  const { room, cards, t } = context;
  const next = room.beside(1);
  const agenda = command('agenda', t('moede.agenda'), (x) => cards.show('agenda', at(x)), { key: 's', place: 'back' });
  const more = command('more', t('common.more'), (x) => cards.show('more', at(x)), { key: 'm', place: 'on' });
  const isLast = next === null && room.canMove;
  const on = isLast
    ? command('end', t('moede.end'), (x) => endOrAsk(context, x), { key: 'n', place: 'on', look: 'primary' })
    : command('next', t(room.canMove ? 'moede.nextPoint' : 'moede.lookNext'), () => goOn(context), {
        key: 'n',
        place: 'on',
        look: 'primary',
      });
  return [agenda, more, on];
}

/** MEET3: an indicator of the queue is not left in silence; asked once, it may be. */
function goOn({ board, room, t, say, asked, onAsk }: CommandContext): void {
  const next = room.beside(1);
  if (next === null) {
    say(t('moede.atEnd'));
    return;
  }
  const { step, current } = room.shown;
  const [owed] = owedBy(room.meeting, room.agenda.queue, board.content).filter(
    ({ indicator }) => indicator === current,
  );
  const asks = room.canMove && step === 'indicators' && owed?.lacks === 'outcome' && asked !== owed.indicator;
  if (asks) {
    onAsk(owed.indicator);
    say(t('meet.outcomeNeeded'));
    return;
  }
  say(null);
  room.go(next);
}

/** Ends the meeting; with indicators that lack an outcome it asks first. */
export function endOrAsk({ board, room, cards, told }: CommandContext, x?: number): void {
  if (owedBy(room.meeting, room.agenda.queue, board.content).length > 0) cards.show('end', at(x));
  else told(room.end());
}
