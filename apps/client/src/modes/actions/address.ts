/** How actions are looked at, read from the address and written to it. What is as usual is left out. */
import type { CalendarSpan } from '../../features/actions/calendar-weeks.ts';
import { type ActionFilter, noFilter } from '../../features/actions/filter.ts';

export const views = ['columns', 'list', 'calendar'] as const;
export type ActionView = (typeof views)[number];

export interface ActionAddress {
  readonly view: ActionView;
  readonly filter: ActionFilter;
  readonly span: CalendarSpan;
  /** A day of the month or week that is shown; empty for today. */
  readonly day: string;
}

const written: Record<ActionView, string> = { columns: '', list: 'liste', calendar: 'kalender' };

/** Reads it; what is not understood is as usual. */
export function readAddress(params: URLSearchParams): ActionAddress {
  const asked = params.get('vis') ?? '';
  return {
    view: views.find((view) => written[view] === asked) ?? 'columns',
    filter: {
      person: params.get('ansvarlig') ?? noFilter.person,
      indicator: params.get('indikator') ?? noFilter.indicator,
    },
    span: params.get('ad') === 'uge' ? 'week' : 'month',
    day: params.get('dag') ?? '',
  };
}

/** Writes it. */
export function addressed({ view, filter, span, day }: ActionAddress): URLSearchParams {
  const parts = {
    vis: written[view],
    ansvarlig: filter.person,
    indikator: filter.indicator,
    ad: span === 'week' ? 'uge' : '',
    dag: day,
  };
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
}
