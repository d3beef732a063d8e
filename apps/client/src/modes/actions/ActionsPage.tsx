/** All actions of a board: as columns, as a list, in the calendar. How they are looked at stands in the address. */
import { type Action, parseDate } from '@tavle/domain';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { ActionCalendar } from '../../features/actions/ActionCalendar.tsx';
import { ActionColumns } from '../../features/actions/ActionColumns.tsx';
import { ActionFilters } from '../../features/actions/ActionFilters.tsx';
import { ActionList } from '../../features/actions/ActionList.tsx';
import { filtered, isFiltered } from '../../features/actions/filter.ts';
import { NewActionForm } from '../../features/actions/NewActionForm.tsx';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { usePage } from '../../session/usePage.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardFrame } from '../board/BoardFrame.tsx';
import headStyles from '../board/head.module.css';
import styles from './actions-page.module.css';
import { addressed, readAddress, views } from './address.ts';

export function ActionsPage({ board, people }: ModeProps) {
  const t = useWords();
  const [params, setParams] = useSearchParams();
  const address = readAddress(params);
  const { view, filter } = address;
  const { content, edit, reply } = board;
  usePage(`${t('nav.actions')} · ${reply.unit.name}`);
  const actions = filtered(content.actions, filter);
  const indicator = content.indicators.find(({ id }) => id === filter.indicator) ?? null;
  const put = (next: Partial<typeof address>): void => setParams(addressed({ ...address, ...next }), { replace: true });
  return (
    <BoardFrame board={board} people={people} mode="actions" className={styles.page}>
      <div className={styles.bar} data-print="off">
        <nav className={headStyles.modes} aria-label={t('acts.view')}>
          {views.map((each) => (
            <Link
              key={each}
              href={`${paths.actions(edit.board)}?${addressed({ ...address, view: each })}`}
              aria-current={view === each ? 'page' : undefined}
            >
              {t(`acts.view.${each}`)}
            </Link>
          ))}
        </nav>
        <ActionFilters
          filter={filter}
          onChange={(next) => put({ filter: next })}
          actions={content.actions}
          indicators={content.indicators}
          people={people}
        />
      </div>
      {edit.canWrite && view !== 'list' ? (
        <div data-print="off">
          <Sheet trigger={t('action.new')} title={t('action.new')} closeLabel={t('common.close')} look="plain">
            {(close) => (
              <NewActionForm
                indicator={indicator?.id ?? null}
                indicators={content.indicators.filter(({ stage }) => stage === 'active')}
                edit={edit}
                people={people}
                onDone={close}
              />
            )}
          </Sheet>
        </div>
      ) : null}
      {isFiltered(filter) && actions.length === 0 ? <EmptyState>{t('acts.nothing')}</EmptyState> : null}
      <View board={board} people={people} actions={actions} address={address} put={put} />
    </BoardFrame>
  );
}

interface ViewProps extends ModeProps {
  readonly actions: readonly Action[];
  readonly address: ReturnType<typeof readAddress>;
  readonly put: (next: Partial<ReturnType<typeof readAddress>>) => void;
}

function View({ board, people, actions, address, put }: ViewProps) {
  const t = useWords();
  const today = useToday();
  const { content, edit } = board;
  const names = useMemo(() => new Map(content.indicators.map(({ id, name }) => [id, name])), [content.indicators]);
  const aboutOf = ({ indicator }: Action): string | undefined =>
    indicator === null ? undefined : names.get(indicator);
  if (address.view === 'columns')
    return <ActionColumns actions={actions} aboutOf={aboutOf} edit={edit} people={people} />;
  if (address.view === 'calendar') {
    return (
      <ActionCalendar
        actions={actions}
        aboutOf={aboutOf}
        span={address.span}
        day={parseDate(address.day) ?? today}
        onTurn={(day) => put({ day })}
        edit={edit}
        people={people}
      >
        <RadioGroup
          label={t('acts.span')}
          value={address.span}
          options={[
            { value: 'month', label: t('acts.month') },
            { value: 'week', label: t('acts.week') },
          ]}
          onChange={(span) => put({ span })}
          row
        />
      </ActionCalendar>
    );
  }
  return (
    <div className={styles.narrow}>
      <ActionList
        actions={actions}
        indicator={content.indicators.find(({ id }) => id === address.filter.indicator)?.id ?? null}
        about={board.reply.unit.name}
        aboutOf={aboutOf}
        edit={edit}
        people={people}
        praise
      />
    </div>
  );
}
