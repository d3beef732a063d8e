/** The whole agenda: its steps, what is queued and why, and every other indicator one press away (SIGN6). */
import { firstStopOf, type Stop } from '@tavle/domain';
import { meetingStepWords } from '@tavle/text';
import { useState } from 'react';
import { ChipRow, Choice } from '../../features/agenda/Chips.tsx';
import { useWords } from '../../live/useWords.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import band from './band.module.css';
import type { Room } from './use-room.ts';

const steps = ['goodNews', 'sinceLast', 'indicators', 'actions', 'lifts', 'summary'] as const;
const shownMost = 4;

export function AgendaCard({ board, room, onDone }: ModeProps & { readonly room: Room; readonly onDone: () => void }) {
  const t = useWords();
  const { agenda, shown } = room;
  const { queue, waiting, stops } = agenda;
  const [page, setPage] = useState(0);
  const go = (stop: Stop): void => {
    room.go(stop);
    onDone();
  };
  const nameOf = (id: string): string => board.content.indicators.find((each) => each.id === id)?.name ?? '';
  const item = (id: (typeof queue)[number]['indicator'], why: string) => (
    <Choice
      key={id}
      pressed={shown.current === id}
      {...(why === '' ? {} : { label: why })}
      onPress={() => go({ step: 'indicators', current: id })}
    >
      <span className={band.item}>{nameOf(id)}</span>
    </Choice>
  );
  const others = [
    ...waiting.map(({ indicator }) => indicator),
    ...board.results
      .map(({ indicator }) => indicator.id)
      .filter((id) => ![...queue, ...waiting].some(({ indicator }) => indicator === id)),
  ];
  const pages = Math.ceil(others.length / shownMost);
  return (
    <div className={band.agenda} data-first tabIndex={-1}>
      <ChipRow label={t('moede.steps')}>
        {steps.map((step) => (
          <Choice key={step} pressed={shown.step === step} onPress={() => go(firstStopOf(stops, step))}>
            {t(meetingStepWords[step])}
          </Choice>
        ))}
      </ChipRow>
      {queue.length === 0 ? null : (
        <ChipRow label={t('moede.queued')} fills>
          {queue.map(({ indicator, reasons }) =>
            item(indicator, reasons.map((reason) => t(`moede.why.${reason}`)).join(', ')),
          )}
        </ChipRow>
      )}
      {others.length === 0 ? null : (
        <ChipRow label={t('moede.others')} fills>
          {others.slice(page * shownMost, (page + 1) * shownMost).map((id) => item(id, ''))}
          {pages > 1 ? (
            <Choice pressed={false} onPress={() => setPage((page + 1) % pages)}>
              {t('moede.moreOf')}
            </Choice>
          ) : null}
        </ChipRow>
      )}
    </div>
  );
}
