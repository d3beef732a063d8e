/** The cards open on this screen: as many as there are people with something to say, each where it was asked for. */
import type { ActionId, EscalationId, IndicatorId } from '@tavle/domain';
import { useCallback, useMemo, useRef, useState } from 'react';

export type CardKind =
  | 'act'
  | 'effort'
  | 'answer'
  | 'lift'
  | 'retire'
  | 'read'
  | 'celebrate'
  | 'decide'
  | 'park'
  | 'remark'
  | 'newDate'
  | 'agenda'
  | 'present'
  | 'more'
  | 'panel'
  | 'end'
  | 'keys';

export interface OpenCard {
  readonly key: number;
  readonly kind: CardKind;
  /** What everybody looked at when it was opened; it stays about that. */
  readonly indicator: IndicatorId | null;
  readonly action: ActionId | null;
  /** A lift sent to us. */
  readonly lift: EscalationId | null;
  readonly side: 'start' | 'middle' | 'end';
}

export interface Cards {
  readonly open: readonly OpenCard[];
  readonly show: (kind: CardKind, about: About) => void;
  readonly close: (key: number) => void;
}

export interface About {
  readonly x?: number;
  readonly indicator?: IndicatorId | null;
  readonly action?: ActionId | null;
  readonly lift?: EscalationId | null;
}

/** Of these one is enough: a second press closes it. */
const single: readonly CardKind[] = ['agenda', 'present', 'more', 'panel', 'end', 'keys', 'remark'];

/** `most` cards at once: on a panel there is room for two people beside each other. `onFull` hears when one too many was asked for. */
export function useCards(most: number, onFull: () => void): Cards {
  const [open, setOpen] = useState<readonly OpenCard[]>([]);
  const made = useRef(0);
  const close = useCallback((key: number) => setOpen((now) => now.filter((card) => card.key !== key)), []);
  const show = useCallback(
    (kind: CardKind, { x, indicator = null, action = null, lift = null }: About) => {
      const same = single.includes(kind) ? open.find((card) => card.kind === kind) : undefined;
      if (same !== undefined) {
        close(same.key);
        return;
      }
      const others = open.filter((card) => card.kind !== 'more');
      if (others.length >= most) {
        onFull();
        return;
      }
      const card = { key: ++made.current, kind, indicator, action, lift, side: sideOf(x) };
      setOpen([...others, card].sort((a, b) => order.indexOf(a.side) - order.indexOf(b.side)));
    },
    [open, most, onFull, close],
  );
  return useMemo(() => ({ open, show, close }), [open, show, close]);
}

const order: readonly OpenCard['side'][] = ['start', 'middle', 'end'];

function sideOf(x: number | undefined): OpenCard['side'] {
  const share = x === undefined ? 0.5 : x / window.innerWidth;
  return share < 0.38 ? 'start' : share > 0.62 ? 'end' : 'middle';
}
