/** How a forum stands between the boards below and the one above, in sentences. */
import {
  type ChainStop,
  type DateText,
  type ForumTime,
  type LadderStanding,
  ladderStanding,
  type ProposedStart,
} from '@tavle/domain';
import { formatDate, type Words } from '@tavle/text';

/** The boards a forum hangs between: those directly below, and the one directly above. */
export interface Neighbours {
  readonly below: readonly ChainStop[];
  readonly above: ChainStop | null;
}

/** Neighbours in a chain. */
export function neighboursIn(chain: readonly ChainStop[]): Neighbours {
  const above = chain.filter(({ relation }) => relation === 'above').at(-1) ?? null;
  return { below: chain.filter(({ relation }) => relation === 'below'), above };
}

/** The forum of a neighbour that stands best: a board that meets in two ways is only late if both are. */
function best(standings: readonly LadderStanding[]): Exclude<LadderStanding, { kind: 'none' }> | null {
  const ordered = standings.flatMap((standing) => (standing.kind === 'none' ? [] : [standing]));
  return [...ordered].sort((a, b) => a.days - b.days)[0] ?? null;
}

/** One sentence for those below and one for the board above, where they meet in the wrong order, or that all is well; nothing where there is nobody to compare with. */
export function ladderWords(
  forum: ForumTime,
  { below, above }: Neighbours,
  today: DateText,
  t: Words,
): readonly string[] {
  const lower = below.flatMap((stop) => {
    const found = best(stop.forums.map((each) => ladderStanding(each, forum, today)));
    return found === null ? [] : [{ ...found, unit: stop.shortName }];
  });
  const upper = above === null ? null : best(above.forums.map((each) => ladderStanding(forum, each, today)));
  const late = [
    ...lowerWords(
      lower.filter(({ kind }) => kind === 'after'),
      t,
    ),
    ...(upper?.kind === 'after' && above !== null
      ? [t('forum.upperBefore', { unit: above.shortName, n: upper.days })]
      : []),
  ];
  if (late.length > 0) return late;
  if (lower.length === 0) return upper === null ? [] : [t('forum.orderAbove')];
  return [t(upper === null ? 'forum.orderBelow' : 'forum.orderFine')];
}

const namedMost = 3;

/** However many they are, one sentence: the first few by name. */
function lowerWords(late: readonly { readonly unit: string; readonly days: number }[], t: Words): readonly string[] {
  const [first] = late;
  if (first === undefined) return [];
  if (late.length === 1) return [t('forum.lowerAfter', { unit: first.unit, n: first.days })];
  const isMany = late.length > namedMost + 1;
  const names = late.slice(0, isMany ? namedMost : -1).map(({ unit }) => unit);
  const last = isMany ? t('forum.others', { n: late.length - namedMost }) : (late.at(-1)?.unit ?? '');
  const units = t('common.listAnd', { a: names.join(', '), b: last });
  return [t('forum.lowersAfter', { units, n: Math.max(...late.map(({ days }) => days)) })];
}

/** What is proposed and why. */
export function proposalWords({ start, order, afterBelow, beforeAbove }: ProposedStart, t: Words): string {
  const when = t('forum.proposed', { date: formatDate(start, 'long', t.locale) });
  if (!order) return `${when} ${t('forum.noOrder')}`;
  const whys = [
    afterBelow === null
      ? []
      : [afterBelow === 0 ? t('forum.proposedSameDay') : t('forum.proposedAfter', { n: afterBelow })],
    beforeAbove === null
      ? []
      : [beforeAbove === 0 ? t('forum.proposedBeforeSameDay') : t('forum.proposedBefore', { n: beforeAbove })],
  ].flat();
  const [first, second] = whys;
  if (first === undefined) return when;
  const why = second === undefined ? first : t('common.listAnd', { a: first, b: second });
  return `${when} ${why.charAt(0).toLocaleUpperCase(t.locale)}${why.slice(1)}.`;
}
