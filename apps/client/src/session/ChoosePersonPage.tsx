/** Choosing who one is: in demonstration mode, on the machine itself. The path one came from is kept. */
import type { Person, PersonId, SessionReply } from '@tavle/domain';
import { foldDanish, roleWords } from '@tavle/text';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useWords } from '../live/useWords.ts';
import { paths } from '../paths.ts';
import { TextField } from '../ui/TextField.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './session.module.css';
import { contentId, usePage } from './usePage.ts';
import { useSession } from './useSession.ts';

export function ChoosePersonPage() {
  const t = useWords();
  const { reply, person: mine, problem, choose } = useSession();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  usePage(t('person.choose'));
  const take = async (person: PersonId): Promise<void> => {
    const refused = await choose(person);
    if (refused === null) navigate(pathBack(search.get('til')));
    else setRefusal(refused.sentence);
  };
  const groups = reply === null ? [] : groupsOf(reply, text);
  return (
    <>
      <PageHead title={t('person.choose')} />
      <main id={contentId} tabIndex={-1} className={styles.choose}>
        <p className={styles.lead}>{t('person.chooseHelp')}</p>
        <TextField type="search" label={t('person.search')} value={text} onChange={setText} />
        <p role="alert">{refusal ?? problem?.sentence}</p>
        {reply !== null && reply.people.length === 0 ? <p>{t('empty.people')}</p> : null}
        {text !== '' && groups.length === 0 ? <p>{t('person.noMatch', { x: text })}</p> : null}
        {groups.map((group) => (
          <section key={group.key} aria-label={group.name}>
            <h2>{group.name}</h2>
            <ul className={styles.people}>
              {group.people.map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    className={styles.someone}
                    aria-current={person.id === mine?.id}
                    onClick={() => void take(person.id)}
                  >
                    <span className={styles.initials} aria-hidden="true">
                      {person.initials}
                    </span>
                    <span>
                      <b>{person.name}</b>
                      <small>{person.grants.map(({ role }) => t(roleWords[role])).join(' · ')}</small>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    </>
  );
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly people: readonly Person[];
}

/** People by the unit they belong to, in the order of the tree; whoever belongs to none comes last, under their own name. */
function groupsOf({ people, units }: Pick<SessionReply, 'people' | 'units'>, text: string): readonly Group[] {
  const sought = foldDanish(text.trim());
  const unitOf = (person: Person): string => units.find(({ id }) => id === person.grants[0]?.unit)?.id ?? '';
  const groups = [
    ...units.map(({ id, shortName }) => ({
      key: `${id}`,
      name: shortName,
      of: people.filter((each) => unitOf(each) === id),
    })),
    ...people.filter((each) => unitOf(each) === '').map((each) => ({ key: `${each.id}`, name: each.name, of: [each] })),
  ];
  return groups.flatMap(({ key, name, of }) => {
    const matching = of.filter((person) => foldDanish(`${person.name} ${person.initials} ${name}`).includes(sought));
    return matching.length === 0 ? [] : [{ key, name, people: matching }];
  });
}

/** A path of this page and nowhere else. */
function pathBack(kept: string | null): string {
  return kept?.startsWith('/') && !kept.startsWith('//') ? kept : paths.start;
}
