/**
 * Minutes as titles and lines, the same on the page, on paper and in a mail. Persons are initials: minutes hang on walls. Long lists end with how many
 * more there are on the board, so that a meeting is one page.
 */
import {
  type Action,
  type Effort,
  isOverdue,
  type Minutes,
  type MinutesIndicator,
  type PersonId,
  unreachable,
} from '@tavle/domain';
import { formatDate } from '../dates/date.ts';
import { formatClock } from '../dates/instant.ts';
import type { Words } from '../words/words.ts';
import { joinSentences } from './sentences.ts';
import { answerWords, outcomeWords, statusWords, variationWords } from './unions.ts';
import { becauseSentence, formatValueText } from './value.ts';

export const minutesSectionNames = [
  'goodNews',
  'answers',
  'indicators',
  'decisions',
  'newActions',
  'newEfforts',
  'lifts',
  'givenAnswers',
  'closedActions',
  'openActions',
  'parked',
  'note',
] as const;
export type MinutesSectionName = (typeof minutesSectionNames)[number];

/** One line: what, and in smaller letters who and when. `lead` stands first, set apart: what an indicator left with. */
export interface MinutesLine {
  readonly lead: string;
  readonly text: string;
  readonly detail: string;
}

export interface MinutesSection {
  readonly name: MinutesSectionName;
  readonly title: string;
  readonly lines: readonly MinutesLine[];
}

/** How somebody is named in minutes: their initials. */
export type InitialsOf = (person: PersonId | null) => string;

/** A list longer than this is cut, and says by how many. */
const linesMost = 8;

/** The sections that have something to say, in the order of the meeting. */
export function minutesSections(minutes: Minutes, initialsOf: InitialsOf, t: Words): readonly MinutesSection[] {
  return minutesSectionNames
    .map((name) => ({ name, title: titleOf(name, t), lines: linesOf(name, minutes, initialsOf, t) }))
    .filter(({ lines }) => lines.length > 0)
    .map((section) => ({ ...section, lines: cut(section.name, section.lines, t) }));
}

/** When it was held and for how long: `Kl. 8.15–8.31: 16 af 15 minutter`. */
export function minutesTime({ meeting, heldMinutes }: Minutes, t: Words): string {
  const { startedAt, endedAt, endedBy, minutes } = meeting;
  const a = startedAt === null ? '' : formatClock(startedAt, t.locale);
  if (endedAt === null || heldMinutes === null) return t('min.timeRunning', { a });
  const time = t('min.time', { a, b: formatClock(endedAt, t.locale), n: heldMinutes, m: minutes });
  return endedBy === 'time' ? joinSentences([time, t('min.endedByTime')]) : time;
}

/** Why numbers are missing, in one sentence; null where none is hidden (SMALL3). */
export function minutesHidden({ indicators }: Minutes, t: Words): string | null {
  return indicators.some(({ latest }) => latest?.state === 'hidden') ? t('min.hiddenWhy') : null;
}

/** Who was there and who held it, as short sentences. */
export function minutesPeople({ meeting }: Minutes, initialsOf: InitialsOf, t: Words): readonly string[] {
  const { present, lead, keeper } = meeting;
  return [
    ...(present.length === 0 ? [] : [t('min.present', { names: present.map(initialsOf).join(', ') })]),
    ...(lead === null ? [] : [t('min.lead', { name: initialsOf(lead) })]),
    ...(keeper === null ? [] : [t('min.keeper', { name: initialsOf(keeper) })]),
  ];
}

function titleOf(name: MinutesSectionName, t: Words): string {
  if (name === 'goodNews') return t('meet.step.goodNews');
  if (name === 'indicators') return t('meet.step.indicators');
  if (name === 'parked') return t('meet.parked');
  return t(`min.${name}`);
}

function cut(name: MinutesSectionName, lines: readonly MinutesLine[], t: Words): readonly MinutesLine[] {
  const isShort = lines.length <= linesMost || (name !== 'openActions' && name !== 'closedActions');
  if (isShort) return lines;
  return [...lines.slice(0, linesMost), line(t('min.more', { n: lines.length - linesMost }))];
}

const line = (text: string, detail = '', lead = ''): MinutesLine => ({ lead, text, detail });

function linesOf(name: MinutesSectionName, minutes: Minutes, initialsOf: InitialsOf, t: Words): readonly MinutesLine[] {
  const action = (each: Action): MinutesLine => actionLine(each, minutes, initialsOf, t);
  switch (name) {
    case 'goodNews':
      return minutes.goodNews.map(({ text }) => line(text));
    case 'answers':
      return minutes.answers.map(({ lift, answer: { unitName, answer } }) =>
        line(
          t('min.answerLine', { unit: unitName, kind: t(answerWords[answer.kind]), text: answer.text }),
          lift.request,
        ),
      );
    case 'indicators':
      return minutes.indicators.map((each) => indicatorLine(each, initialsOf, t));
    case 'decisions':
      return minutes.decisions.map(({ text }) => line(text));
    case 'newActions':
      return minutes.newActions.map(action);
    case 'newEfforts':
      return minutes.newEfforts.map((each) => effortLine(each, initialsOf, t));
    case 'lifts':
      return minutes.lifts.map(({ problem, request, answerBy }) =>
        line(
          joinSentences([problem, t('min.liftLine', { text: request })]),
          answerBy === null ? '' : t('min.answerWanted', { date: formatDate(answerBy, 'day', t.locale) }),
        ),
      );
    case 'givenAnswers':
      return minutes.givenAnswers.map(({ answer: { kind, text }, lift }) =>
        line(
          t('min.answerLine', { unit: lift?.unitName ?? t('min.liftGone'), kind: t(answerWords[kind]), text }),
          lift?.escalation.request ?? '',
        ),
      );
    case 'closedActions':
      return minutes.closedActions.map(action);
    case 'openActions':
      return minutes.openActions.map(action);
    case 'parked':
      return minutes.parked.map(({ text, who }) =>
        line(text, t('min.parkedWho', { names: who.map(initialsOf).join(', ') })),
      );
    case 'note':
      return minutes.note === '' ? [] : [line(minutes.note)];
    default:
      return unreachable(name);
  }
}

function actionLine(action: Action, { day }: Minutes, initialsOf: InitialsOf, t: Words): MinutesLine {
  const name = initialsOf(action.owner);
  if (action.closedOn !== null && action.closedOn <= day) {
    return line(action.what, t('min.closedBy', { name, date: formatDate(action.closedOn, 'day', t.locale) }));
  }
  if (action.due === null) return line(action.what, name);
  const date = formatDate(action.due, 'day', t.locale);
  return line(action.what, t(isOverdue(action, day) ? 'min.overdueBy' : 'min.dueBy', { name, date }));
}

function effortLine({ what, expected, owner }: Effort, initialsOf: InitialsOf, t: Words): MinutesLine {
  return line(expected === '' ? what : joinSentences([what, t('acts.expects', { text: expected })]), initialsOf(owner));
}

/** The number, both marks with the sentence behind them, and what was read in it. */
function indicatorLine(
  { indicator, assessment, latest, outcome, readings }: MinutesIndicator,
  initialsOf: InitialsOf,
  t: Words,
): MinutesLine {
  const number =
    latest?.state === 'hidden'
      ? t('min.numberHidden')
      : latest === null || latest.value === null
        ? t('ind.noData')
        : formatValueText(indicator, latest.value, t);
  const { status, variation, because } = assessment;
  const signs = joinSentences([
    status === 'hidden' ? number : `${number}, ${lowered(t(statusWords[status]))}`,
    t(variationWords[variation]),
    becauseSentence(variation, because, t),
  ]);
  const read = readings.map(({ by, text }) => t('min.reading', { name: initialsOf(by), text }));
  return line(
    joinSentences([`${indicator.name}: ${signs}`, ...(outcome ? [outcome.note] : []), ...read]),
    '',
    outcome ? t(outcomeWords[outcome.kind]) : '',
  );
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
