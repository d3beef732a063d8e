/** The chain as a line of stops, from the top down: who is above, here, and just below, and what may be told of each (CHAIN4). */
import type { ChainStop, Given, GivenGoal } from '@tavle/domain';
import { Link } from 'wouter';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { stopWords } from '../stop-words.ts';
import styles from './board.module.css';

export function ChainLine({ given, canWrite }: { readonly given: Given; readonly canWrite: boolean }) {
  const t = useWords();
  return (
    <nav className={styles.chain} aria-label={t('board.chain')}>
      <h2 className={styles.caption}>{t('board.chain')}</h2>
      <ol className={styles.stops}>
        {given.chain.map((stop) => (
          <Stop key={stop.board} stop={stop} />
        ))}
      </ol>
      <Translations given={given} canWrite={canWrite} />
    </nav>
  );
}

function Stop({ stop }: { readonly stop: ChainStop }) {
  const t = useWords();
  const today = useToday();
  const { value: organisation } = useOrganisation();
  const isSelf = stop.relation === 'self';
  const reachable = organisation?.boards.some(({ board, access }) => board === stop.board && access !== 'none');
  const said = stopWords(stop, today, t);
  return (
    <li className={styles.stop} data-relation={stop.relation} aria-current={isSelf ? 'location' : undefined}>
      {reachable && !isSelf ? (
        <Link href={paths.board(stop.board)} title={stop.name}>
          {stop.shortName}
        </Link>
      ) : (
        <b title={stop.name}>{stop.shortName}</b>
      )}
      <span>{(isSelf ? [said[0], t('board.youAreHere')] : said).join(' · ')}</span>
    </li>
  );
}

/** "8 af 9 mål fra Psykiatrien er oversat", and the way to those that wait for us (CHAIN5). */
function Translations({ given, canWrite }: { readonly given: Given; readonly canWrite: boolean }) {
  const t = useWords();
  const nearest = given.goals[0];
  if (nearest === undefined) return null;
  const near = given.goals.filter(({ board }) => board === nearest.board);
  const done = near.filter(({ state }) => state !== 'waiting').length;
  const waiting = given.goals.filter(({ state, turn }) => state === 'waiting' && turn === 'ours');
  const unit = nearest.unitName;
  return (
    <section className={styles.translations} aria-label={t('board.translation')}>
      <h3>{t('board.translation')}</h3>
      <p>
        {done === near.length
          ? t('board.allTranslated', { unit })
          : t('board.translatedOf', { n: done, m: near.length, unit })}
      </p>
      {waiting.length === 0 ? null : (
        <>
          <p className={styles.waiting}>{t('board.waitingForYou', { n: waiting.length })}</p>
          <ul>
            {waiting.map((goal) => (
              <li key={goal.goal.id}>
                <WaitingGoal given={given} goal={goal} canWrite={canWrite} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function WaitingGoal(props: { readonly given: Given; readonly goal: GivenGoal; readonly canWrite: boolean }) {
  const { given, goal, canWrite } = props;
  return canWrite ? (
    <Link href={paths.translate(given.board, goal.goal.id)}>{goal.goal.text}</Link>
  ) : (
    <>{goal.goal.text}</>
  );
}
