import { type Action, type ActionId, type DateText, isOpen, isOverdue } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { type ReactNode, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { People } from '../people.ts';
import { ActionCard } from './ActionCard.tsx';
import styles from './actions.module.css';
import { type CalendarDay, type CalendarSpan, type CalendarWeek, calendarWeeks, turnedTo } from './calendar-weeks.ts';
import { MoveMenu } from './MoveMenu.tsx';

export interface ActionCalendarProps {
  readonly actions: readonly Action[];
  readonly aboutOf: (action: Action) => string | undefined;
  readonly span: CalendarSpan;
  /** A day in the month or week that is shown. */
  readonly day: DateText;
  readonly onTurn: (day: DateText) => void;
  /** Stands in the bar above: the choice of month or week. */
  readonly children?: ReactNode;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** Actions by the day they are due: a month or a week. One that is chosen opens under the calendar. */
export function ActionCalendar(props: ActionCalendarProps) {
  const { actions, aboutOf, span, day, onTurn, children, edit, people } = props;
  const t = useWords();
  const today = useToday();
  const [chosen, setChosen] = useState<ActionId | null>(null);
  const weeks = calendarWeeks(actions, day, span);
  const open = actions.find(({ id }) => id === chosen);
  const isEmpty = weeks.every(({ days }) => days.every((each) => each.actions.length === 0));
  const choose = (id: ActionId): void => setChosen((now) => (now === id ? null : id));
  return (
    <div>
      <div className={styles.turn}>
        <h2 aria-live="polite">{spanTitle(day, span, weeks, t.locale)}</h2>
        <Button onClick={() => onTurn(turnedTo(day, span, -1))}>
          {t(span === 'month' ? 'acts.previousMonth' : 'acts.previousWeek')}
        </Button>
        <Button onClick={() => onTurn(today)}>{t('acts.today')}</Button>
        <Button onClick={() => onTurn(turnedTo(day, span, 1))}>
          {t(span === 'month' ? 'acts.nextMonth' : 'acts.nextWeek')}
        </Button>
        {children}
      </div>
      <table className={styles.calendar}>
        <thead>
          <tr>
            <th scope="col" className={styles.week}>
              {t('acts.weekNumber')}
            </th>
            {weeks[0]?.days.map(({ date }) => (
              <th key={date} scope="col">
                {formatDate(date, 'weekday', t.locale).split(' ')[0]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.days[0]?.date}>
              <th scope="row" className={styles.week}>
                {week.number}
              </th>
              {week.days.map((each) => (
                <DayCell key={each.date} day={each} people={people} chosen={chosen} onChoose={choose} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isEmpty ? <EmptyState>{t('acts.noneDue')}</EmptyState> : null}
      {open === undefined ? null : (
        <div className={styles.chosen}>
          <ActionCard
            action={open}
            edit={edit}
            people={people}
            about={aboutOf(open)}
            tools={edit.canWrite ? <MoveMenu action={open} edit={edit} /> : null}
          />
        </div>
      )}
    </div>
  );
}

interface DayCellProps {
  readonly day: CalendarDay;
  readonly people: People;
  readonly chosen: ActionId | null;
  readonly onChoose: (action: ActionId) => void;
}

function DayCell({ day: { date, isOutside, actions }, people, chosen, onChoose }: DayCellProps) {
  const t = useWords();
  const today = useToday();
  const [name, ...rest] = formatDate(date, 'weekday', t.locale).split(' ');
  return (
    <td data-outside={isOutside} data-today={date === today} data-empty={actions.length === 0}>
      {isOutside ? null : (
        <time dateTime={date} className={styles.dayNumber}>
          <span className={styles.dayName}>{name} </span>
          {rest.join(' ')}
        </time>
      )}
      {actions.length === 0 ? null : (
        <ul className={styles.due}>
          {actions.map((action) => (
            <li key={action.id}>
              <button
                type="button"
                aria-expanded={chosen === action.id}
                data-late={isOverdue(action, today)}
                data-closed={!isOpen(action)}
                onClick={() => onChoose(action.id)}
              >
                {action.what}{' '}
                <span className={styles.dueWho}>
                  {people.named(action.owner)?.initials ?? ''}
                  {isOverdue(action, today) ? ` · ${t('action.overdue')}` : ''}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}

function spanTitle(day: DateText, span: CalendarSpan, weeks: readonly CalendarWeek[], locale: 'da' | 'en'): string {
  const [week] = weeks;
  const first = week?.days[0]?.date ?? day;
  if (span === 'month') return formatDate(day, 'long', locale).split(' ').slice(-2).join(' ');
  return `${formatDate(first, 'day', locale)} – ${formatDate(week?.days[6]?.date ?? day, 'short', locale)}`;
}
