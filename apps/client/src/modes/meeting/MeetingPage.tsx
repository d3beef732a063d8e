/**
 * The board meeting (MEET1): before it begins, while it runs, when it is over. What everybody looks at is on the board itself, so whoever
 * opens this page late, or comes back after the network was gone, stands where the others stand (MEET2, MEET5).
 */
import { type IndicatorId, isLeftOpen, type Meeting, type Outcome, runningMeeting } from '@tavle/domain';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type PanelUse, usePanel } from '../../features/agenda/use-panel.ts';
import { sentenceOf } from '../../features/refused.ts';
import { useNow } from '../../live/useNow.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { contentId, usePage } from '../../session/usePage.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import { type Shortcuts, useShortcuts } from '../board/useShortcuts.ts';
import { useUndo } from '../board/useUndo.ts';
import { CardShelf } from './CardShelf.tsx';
import { CommandBar } from './CommandBar.tsx';
import { EndedMeeting } from './EndedMeeting.tsx';
import { MeetingHead } from './MeetingHead.tsx';
import band from './band.module.css';
import styles from './meeting.module.css';
import { StartMeeting } from './StartMeeting.tsx';
import { Steps } from './Steps.tsx';
import { type Cards, useCards } from './use-cards.ts';
import { type Command, commandsOf } from './use-commands.ts';
import { type Room, useRoom } from './use-room.ts';

export function MeetingPage({ board, people }: ModeProps) {
  const t = useWords();
  const now = useNow();
  const panel = usePanel();
  const { meetings } = board.content;
  const running = useMemo(() => runningMeeting(meetings), [meetings]);
  const open = running !== null && !isLeftOpen(running, now) ? running : null;
  const [followed, setFollowed] = useState<Meeting['id'] | null>(null);
  useEffect(() => {
    if (open !== null) setFollowed(open.id);
  }, [open]);
  usePage(`${t('mode.meeting')} · ${board.reply.unit.name}`);
  const ended = meetings.find(({ id }) => id === followed);
  return (
    <div
      className={styles.meeting}
      data-panel={panel.panel !== null}
      style={{ minHeight: '100dvh', ...panel.variables }}
    >
      {open !== null ? (
        <Running key={open.id} board={board} people={people} meeting={open} panel={panel} />
      ) : ended === undefined ? (
        <StartMeeting board={board} people={people} />
      ) : (
        <EndedMeeting board={board} people={people} meeting={ended} onNew={() => setFollowed(null)} />
      )}
    </div>
  );
}

type RunningProps = ModeProps & { readonly meeting: Meeting; readonly panel: PanelUse };

function Running({ board, people, meeting, panel }: RunningProps) {
  const t = useWords();
  const room = useRoom(board, meeting);
  const [sentence, say] = useSentence(room);
  const onFull = useCallback(() => say(t('moede.cardsEnough')), [say, t]);
  const cards = useCards(panel.panel === null ? cardsMost : 2, onFull);
  const commands = useCommands(board, room, cards, say);
  const shortcuts = useKeys(board, room, cards, commands);
  useUndo(board.undo);
  const mode = { board, people, room };
  return (
    <>
      <MeetingHead board={board} room={room} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too */}
      <main id={contentId} tabIndex={0} className={styles.content}>
        <BoardNotices board={board} inMeeting />
        <Steps {...mode} />
      </main>
      <div className={band.band}>
        <CardShelf {...mode} cards={cards} panel={panel} shortcuts={shortcuts} />
        <CommandBar {...mode} commands={commands} side={panel.panel?.side ?? 'spread'} sentence={sentence} />
      </div>
    </>
  );
}

/** On a screen of one's own: more than anybody has hands for. */
const cardsMost = 6;

type Say = (sentence: string | null) => void;

/** A sentence in the bar. It is about what is looked at, and goes when that does. */
function useSentence(room: Room): readonly [string | null, Say] {
  const { step, current } = room.shown;
  const place = `${step} ${current}`;
  const [said, setSaid] = useState<{ readonly place: string; readonly sentence: string | null } | null>(null);
  const say = useCallback<Say>((sentence) => setSaid({ place, sentence }), [place]);
  return [said?.place === place ? said.sentence : null, say];
}

function useCommands(board: ModeProps['board'], room: Room, cards: Cards, say: Say): readonly Command[] {
  const t = useWords();
  const [asked, onAsk] = useState<IndicatorId | null>(null);
  const told = (outcome: Outcome<unknown>): void => say(sentenceOf(outcome, t) ?? null);
  return commandsOf({ board, room, cards, t, say, told, asked, onAsk });
}

/** The commands by their keys, and a few that need no button of their own at every item. */
function useKeys(board: ModeProps['board'], room: Room, cards: Cards, commands: readonly Command[]): Shortcuts {
  const [, navigate] = useLocation();
  const indicator = board.content.indicators.find(({ id }) => id === room.shown.current)?.id ?? null;
  const { canWrite } = board.edit;
  const keyed = useMemo(() => {
    const own = commands.flatMap(({ key, run }): [string, () => void][] => (key === null ? [] : [[key, () => run()]]));
    const written: [string, () => void][] = [
      ['a', commands.find(({ id }) => id === 'act')?.run ?? (() => cards.show('act', { indicator }))],
      ['d', () => cards.show('decide', { indicator })],
      ['k', () => cards.show('park', { indicator })],
      ['f', () => cards.show('celebrate', {})],
      ['l', commands.find(({ id }) => id === 'lift')?.run ?? (() => cards.show('lift', { indicator }))],
    ];
    return Object.fromEntries([
      ...(canWrite ? written : []),
      ['?', () => cards.show('keys', {})],
      ['g', room.follow],
      ['b', () => navigate(paths.board(board.edit.board))],
      ...own,
    ]);
  }, [commands, cards, indicator, canWrite, room, navigate, board.edit.board]);
  return useShortcuts(keyed);
}
