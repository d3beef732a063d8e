/** All efforts of a board: what runs, what asks to be looked at, and what was learned, whichever way it went. */
import { type Effort, effectSince, type EffortStage, effortStages, followUps, verdicts } from '@tavle/domain';
import { effectSentence, effortStageWords } from '@tavle/text';
import { EffortCard } from '../../features/efforts/EffortCard.tsx';
import { FollowUpList } from '../../features/efforts/FollowUpList.tsx';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { usePage } from '../../session/usePage.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardFrame } from '../board/BoardFrame.tsx';
import styles from './efforts.module.css';

const liveStages = effortStages.filter((stage): stage is Exclude<EffortStage, 'closed'> => stage !== 'closed');

export function EffortsPage({ board, people }: ModeProps) {
  const t = useWords();
  const today = useToday();
  const { content, edit, reply } = board;
  usePage(`${t('effort.many')} · ${reply.unit.name}`);
  const due = followUps(content, today);
  const cards = (efforts: readonly Effort[]) =>
    efforts.length === 0 ? (
      <EmptyState>{t('effort.learned.none')}</EmptyState>
    ) : (
      efforts.map((effort) => <Card key={effort.id} board={board} people={people} effort={effort} />)
    );
  const back = { href: paths.board(edit.board), label: t('nav.backToBoard') };
  return (
    <BoardFrame board={board} people={people} mode="other" className={styles.page} back={back}>
      {due.length === 0 ? null : (
        <section className={styles.sheet} aria-labelledby="efforts-due">
          <h2 id="efforts-due">{t('effort.due.rhythm')}</h2>
          <FollowUpList followUps={due} hrefOf={({ effort }) => paths.effort(edit.board, effort.id)} />
        </section>
      )}
      <section aria-labelledby="efforts-running">
        <h2 id="efforts-running">{t('effort.running')}</h2>
        <div className={styles.stages}>
          {liveStages.map((stage) => (
            <section key={stage} className={styles.stage} aria-label={t(effortStageWords[stage])}>
              <h3>{t(effortStageWords[stage])}</h3>
              {cards(content.efforts.filter((effort) => effort.stage === stage))}
            </section>
          ))}
        </div>
      </section>
      <section aria-labelledby="efforts-learned">
        <h2 id="efforts-learned">{t('effort.learned')}</h2>
        <div className={styles.learned}>
          {verdicts.map((verdict) => (
            <section key={verdict} className={styles.stage} aria-label={t(`effort.learned.${verdict}`)}>
              <h3>{t(`effort.learned.${verdict}`)}</h3>
              {cards(content.efforts.filter((effort) => effort.stage === 'closed' && effort.verdict === verdict))}
            </section>
          ))}
        </div>
      </section>
    </BoardFrame>
  );
}

function Card({ board, people, effort }: ModeProps & { readonly effort: Effort }) {
  const t = useWords();
  const { content, edit, results } = board;
  const indicator = content.indicators.find(({ id }) => id === effort.indicator);
  const result = results.find((each) => each.indicator.id === effort.indicator);
  return (
    <EffortCard
      effort={effort}
      indicator={indicator ?? { name: '' }}
      edit={edit}
      people={people}
      since={result && effectSentence(effectSince(result, effort.from), result.indicator, t)}
      href={paths.effort(edit.board, effort.id)}
      isInColumn
    />
  );
}
