/** The board of a moment, drawn as the board of today is, with the clock of that moment. */
import type { PastReply } from '@tavle/domain';
import { useMemo } from 'react';
import { CelebrationList } from '../../features/celebrations/CelebrationList.tsx';
import { LiftList } from '../../features/lifts/LiftList.tsx';
import { ParkedList } from '../../features/parked/ParkedList.tsx';
import { VisitList } from '../../features/visits/VisitList.tsx';
import { ClockAt } from '../../live/ClockProvider.tsx';
import { useWords } from '../../live/useWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { ChangedContext } from '../board/ChangedMark.tsx';
import { GoalSection } from '../board/GoalSection.tsx';
import { groupGoals, guardedNames } from '../board/group-goals.ts';
import { useUnitNames } from '../board/SideColumn.tsx';
import styles from './history.module.css';
import { boardThen, changedSince } from './past-board.ts';

const nobody = new Map();

export function PastBoard({ board, people, past }: ModeProps & { readonly past: PastReply }) {
  const t = useWords();
  const nameOf = useUnitNames();
  const then = useMemo(() => boardThen(board, past), [board, past]);
  const changed = useMemo(() => changedSince(past.since), [past.since]);
  const groups = groupGoals(then.content, then.results, then.given);
  const guarded = guardedNames(then.results);
  const lacksSums = then.results.some(({ indicator, points }) => indicator.rollUp === 'sum' && points.length === 0);
  const side = { edit: then.edit, people };
  return (
    <ClockAt at={past.at}>
      <ChangedContext value={changed}>
        {groups.length === 0 ? <EmptyState>{t('empty.boardReader')}</EmptyState> : null}
        {lacksSums ? <p className={styles.help}>{t('history.sumsNotThen')}</p> : null}
        {groups.map((group) => (
          <GoalSection
            key={group.kind === 'own' ? group.goal.id : group.kind === 'adopted' ? group.above.goal.id : 'loose'}
            group={group}
            board={then}
            people={people}
            guarded={guarded}
            typing={nobody}
            sought={null}
            isNew={false}
          />
        ))}
        <div className={styles.side}>
          <section className={styles.box}>
            <h2>{t('board.lifts')}</h2>
            <LiftList
              lifts={then.content.escalations}
              answers={then.content.answers}
              given={null}
              nameOf={nameOf}
              above={null}
              edit={then.edit}
            />
          </section>
          <section className={styles.box}>
            <h2>{t('board.celebration')}</h2>
            <CelebrationList celebrations={then.content.celebrations} {...side} />
          </section>
          <section className={styles.box}>
            <h2>{t('board.parked')}</h2>
            <ParkedList parked={then.content.parked} {...side} />
          </section>
          <section className={styles.box}>
            <h2>{t('visit.title')}</h2>
            <VisitList visits={then.content.visits} chain={[]} nameOf={nameOf} edit={then.edit} />
          </section>
        </div>
      </ChangedContext>
    </ClockAt>
  );
}
