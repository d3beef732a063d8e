/** Measurements as a table to hand out: of results as somebody may see them, and of nothing else (SMALL3). */
import { comparePeriods, type IndicatorId, type Result } from '@tavle/domain';
import { decimalsOf, formatPeriod, measurementOriginWords, qualityWords, type Words } from '@tavle/text';

/** A cell with its type: a spreadsheet gets numbers as numbers and dates as dates. */
export type OutCell =
  | { readonly kind: 'text'; readonly text: string }
  /** `decimals`: how many are shown; the cell holds them all. */
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  | { readonly kind: 'date'; readonly date: string };

/** A table: headings, and rows as wide as they are. */
export type OutTable = { readonly headings: readonly string[]; readonly rows: readonly (readonly OutCell[])[] };

const columns = [
  'indicatorId',
  'indicator',
  'period',
  'start',
  'end',
  'part',
  'whole',
  'value',
  'unit',
  'quality',
  'origin',
  'source',
  'revised',
] as const;

/** All numbers of results, or of one indicator, by indicator and period. What is hidden says so in the place of the number. */
export function tableOf(results: readonly Result[], t: Words, only?: IndicatorId): OutTable {
  const wanted = only === undefined ? results : results.filter(({ indicator }) => indicator.id === only);
  return {
    headings: columns.map((name) => t(`export.column.${name}`)),
    rows: wanted.flatMap((result) =>
      result.points
        .filter(({ state }) => state !== 'missing')
        .toSorted(comparePeriods)
        .map((point) => rowOf(result, point, t)),
    ),
  };
}

type PointOf = Result['points'][number];

function rowOf({ indicator }: Result, point: PointOf, t: Words): readonly OutCell[] {
  const word =
    point.state === 'hidden' ? t('export.hidden') : point.state === 'notRelevant' ? t('export.notRelevant') : undefined;
  const shown = (value: number | null, decimals = decimalsOf(value ?? 0)): OutCell =>
    word === undefined && value !== null ? { kind: 'number', value, decimals } : text('');
  // a share worked out from its counts has as many decimals as the indicator; what was typed keeps its own
  const own = point.part === null ? decimalsOf(point.value ?? 0) : 0;
  const period = { start: point.start, end: point.end };
  return [
    text(indicator.id),
    text(indicator.name),
    text(formatPeriod(period, 'full', t.locale)),
    { kind: 'date', date: point.start },
    { kind: 'date', date: point.end },
    shown(point.part),
    shown(point.whole),
    word === undefined ? shown(point.value, Math.max(indicator.decimals, own)) : text(word),
    text(indicator.kind === 'share' ? '%' : indicator.unit),
    text(t(qualityWords[point.quality])),
    text(t(measurementOriginWords[point.origin])),
    text(point.source),
    text(point.revised ? t('export.revised') : ''),
  ];
}

const text = (value: string): OutCell => ({ kind: 'text', text: value });
