/** Cards about the meeting itself: everything else one may do, the panel's measures, the end, the keys. */
import { owedBy } from '@tavle/domain';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ChipRow, Choice } from '../../features/agenda/Chips.tsx';
import { hangsTooHigh, offeredEdgesMm, offeredInches, sides, usualEdgeMm } from '../../features/agenda/panel.ts';
import { sentenceOf } from '../../features/refused.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { PressButton } from '../../ui/PressButton.tsx';
import { KeyList } from '../board/KeyList.tsx';
import { useUndo } from '../board/useUndo.ts';
import type { CardProps } from './CardShelf.tsx';
import band from './band.module.css';

type RoomCardProps = CardProps & { readonly onDone: () => void };

/** What is not needed at every item. */
export function MoreCard({ board, people, room, cards, onDone }: RoomCardProps) {
  const t = useWords();
  const [, navigate] = useLocation();
  const { undo } = useUndo(board.undo);
  const { canWrite } = board.edit;
  const indicator = board.content.indicators.find(({ id }) => id === room.shown.current)?.id ?? null;
  const lead = people.named(room.meeting.lead)?.name;
  const words = {
    decide: t('moede.decide'),
    park: t('meet.park'),
    celebrate: t('moede.celebrate'),
    remark: t('moede.remark'),
    present: t('moede.present'),
  };
  return (
    <div className={band.more} data-first tabIndex={-1}>
      {canWrite && indicator !== null ? (
        <PressButton className={band.command} onPress={(x) => cards.show('effort', { x, indicator })}>
          {t('effort.new')}
        </PressButton>
      ) : null}
      {canWrite
        ? (['decide', 'park', 'celebrate', 'remark', 'present'] as const).map((kind) => (
            <PressButton key={kind} className={band.command} onPress={(x) => cards.show(kind, { x, indicator })}>
              {words[kind]}
            </PressButton>
          ))
        : null}
      {canWrite ? (
        <PressButton className={band.command} disabled={!board.undo.canUndo} onPress={undo}>
          {t('collab.undo')}
        </PressButton>
      ) : null}
      <PressButton className={band.command} onPress={(x) => cards.show('panel', { x })}>
        {t('moede.panel')}
      </PressButton>
      <PressButton className={band.command} onPress={(x) => cards.show('keys', { x })}>
        {t('keys.title')}
      </PressButton>
      <PressButton className={band.command} onPress={() => navigate(paths.board(board.edit.board))}>
        {t('moede.toBoard')}
      </PressButton>
      {canWrite && !room.canMove ? (
        <PressButton
          className={band.command}
          title={lead === undefined ? t('moede.movedByNobody') : t('moede.takeOverFrom', { name: lead })}
          onPress={() => {
            room.takeOver();
            onDone();
          }}
        >
          {t('moede.takeOver')}
        </PressButton>
      ) : null}
      {room.canMove ? (
        <PressButton className={band.command} onPress={(x) => cards.show('end', { x })}>
          {t('moede.end')}
        </PressButton>
      ) : null}
    </div>
  );
}

/** How large the panel is, how high it hangs, where its buttons stand: asked where it hangs, kept in its browser. */
export function PanelCard({ panel: { panel, change } }: RoomCardProps) {
  const t = useWords();
  const of = panel ?? { inches: 55, edgeMm: usualEdgeMm, side: 'spread' as const };
  return (
    <>
      <ChipRow label={t('moede.panelTitle')}>
        <Choice pressed={panel === null} onPress={() => change(null)}>
          {t('moede.panelNone')}
        </Choice>
        {offeredInches.map((inches) => (
          <Choice key={inches} pressed={panel?.inches === inches} onPress={() => change({ ...of, inches })}>
            {t('moede.panelInches', { x: String(inches) })}
          </Choice>
        ))}
      </ChipRow>
      {panel === null ? null : (
        <>
          <ChipRow label={t('moede.panelEdge')} error={hangsTooHigh(panel) ? t('moede.panelTooHigh') : undefined}>
            {offeredEdgesMm.map((edgeMm) => (
              <Choice key={edgeMm} pressed={panel.edgeMm === edgeMm} onPress={() => change({ ...panel, edgeMm })}>
                {t('moede.panelCm', { x: String(edgeMm / 10) })}
              </Choice>
            ))}
          </ChipRow>
          <ChipRow label={t('moede.panelSide')}>
            {sides.map((side) => (
              <Choice key={side} pressed={panel.side === side} onPress={() => change({ ...panel, side })}>
                {t(`moede.panelSide.${side}`)}
              </Choice>
            ))}
          </ChipRow>
        </>
      )}
    </>
  );
}

/** The end, asked about only when something would be left without an outcome. */
export function EndCard({ board, room, onDone }: RoomCardProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const owed = owedBy(room.meeting, room.agenda.queue, board.content);
  const [first] = owed;
  return (
    <>
      <p>{owed.length === 0 ? t('meet.endConfirm') : t('moede.endLacking', { n: owed.length })}</p>
      <div className={band.more} data-first tabIndex={-1}>
        {first === undefined ? null : (
          <PressButton
            className={band.command}
            look="primary"
            onPress={() => {
              room.go({ step: 'indicators', current: first.indicator });
              onDone();
            }}
          >
            {t('moede.goToLacking')}
          </PressButton>
        )}
        <PressButton className={band.command} onPress={() => setError(sentenceOf(room.end(), t))}>
          {t(owed.length === 0 ? 'moede.end' : 'moede.endAnyway')}
        </PressButton>
      </div>
      <FieldError>{error}</FieldError>
    </>
  );
}

/** The keys of the meeting; those of one letter can be switched off (WCAG 2.1.4). */
export function KeysCard({ shortcuts }: RoomCardProps) {
  const t = useWords();
  const list = [
    ['N', t('moede.keys.next')],
    ['P', t('moede.keys.previous')],
    ['S', t('moede.agenda')],
    ['1–4', t('moede.keys.outcomes')],
    ['A', t('action.new')],
    ['E', t('effort.new')],
    ['L', t('esc.new')],
    ['I', t('moede.read')],
    ['D', t('moede.decide')],
    ['K', t('meet.park')],
    ['F', t('moede.celebrate')],
    ['M', t('common.more')],
    ['G', t('moede.goBack')],
    ['?', t('keys.help')],
    ['Esc', t('keys.close')],
  ] as const;
  return <KeyList keys={list} shortcuts={shortcuts} className={band.keys} />;
}
