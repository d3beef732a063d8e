/** The bar at the lower edge, where every hand reaches; movable to either side. Over it: what has to be said about who moves the meeting. */
import type { PersonId } from '@tavle/domain';
import type { Side } from '../../features/agenda/panel.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useWords } from '../../live/useWords.ts';
import { PressButton } from '../../ui/PressButton.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import band from './band.module.css';
import type { Command } from './use-commands.ts';
import type { Room } from './use-room.ts';

export interface CommandBarProps extends ModeProps {
  readonly room: Room;
  readonly commands: readonly Command[];
  readonly side: Side;
  readonly sentence: string | null;
}

const places = ['back', 'here', 'on'] as const;

export function CommandBar({ board, people, room, commands, side, sentence }: CommandBarProps) {
  const t = useWords();
  return (
    <nav className={band.bar} data-side={side} aria-label={t('moede.commands')}>
      <p className={band.sentence} role="status">
        {sentence}
      </p>
      <Who board={board} people={people} room={room} />
      <div className={band.commands}>
        {places.map((place) => (
          <div key={place} className={band.place}>
            {commands
              .filter((command) => command.place === place)
              .map(({ id, label, key, look, pressed, run }) => (
                <PressButton
                  key={id}
                  className={band.command}
                  look={look}
                  data-command={id}
                  onPress={run}
                  {...(key === null ? {} : { 'aria-keyshortcuts': key })}
                  {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
                >
                  {label}
                </PressButton>
              ))}
          </div>
        ))}
      </div>
    </nav>
  );
}

/** MEET2 in plain words for those who follow: who moves the meeting, that one looks elsewhere, that it can be taken over. */
function Who({ board, people, room }: ModeProps & { readonly room: Room }) {
  const t = useWords();
  const { lead, keeper } = room.meeting;
  if (room.canMove) return null;
  const nameOf = (person: PersonId | null): string | null => people.named(person)?.name ?? null;
  const names = [...new Set([nameOf(lead), nameOf(keeper)])].filter((name) => name !== null);
  // Whoever leads in the room need not be on the board, as long as whoever keeps it is.
  const gone = [lead, keeper].every((person) => person === null || isGone(board, person));
  return (
    <div className={band.who} role="status">
      {room.looksElsewhere ? (
        <>
          <p>{t('moede.elsewhere')}</p>
          <PressButton className={band.command} look="primary" onPress={room.follow}>
            {t('moede.goBack')}
          </PressButton>
        </>
      ) : (
        <p>
          {names.length === 0
            ? t('moede.movedByNobody')
            : t(gone ? 'moede.movedGone' : 'moede.movedBy', { names: listOf(names, t) })}
        </p>
      )}
      {board.edit.canWrite && gone ? (
        <PressButton className={band.command} onPress={room.takeOver}>
          {t('moede.takeOver')}
        </PressButton>
      ) : null}
    </div>
  );
}

/** True when somebody has left the board; a blink of the network is not leaving. */
export function isGone(board: BoardReady, person: PersonId): boolean {
  return person !== board.edit.me && !board.people.some(({ id }) => id === person);
}

const listOf = (names: readonly string[], t: ReturnType<typeof useWords>): string =>
  names.reduce((a, b) => t('common.listAnd', { a, b }));
