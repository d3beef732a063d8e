/** Everybody's mail address, for an administrator to enter. */
import type { MailAddress } from '@tavle/domain';
import { useEffect, useState } from 'react';
import { ask } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './outreach.module.css';

/** A field per person; each is saved when it is left or with Enter. `onEntered` hears of every change. */
export function MailAddresses({ onEntered }: { readonly onEntered: () => void }) {
  const t = useWords();
  const [people, setPeople] = useState<readonly MailAddress[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void ask<readonly MailAddress[]>(t, '/api/people/addresses', { signal: stop.signal }).then((reply) => {
      if (stop.signal.aborted) return;
      setProblem(reply.kind === 'problem' ? reply.problem.sentence : null);
      if (reply.kind === 'value') setPeople(reply.value);
    });
    return () => stop.abort();
  }, [t]);
  const missing = people.filter(({ address }) => address === null).length;
  const enter = (changed: MailAddress): void => {
    setPeople((before) => before.map((each) => (each.person === changed.person ? changed : each)));
    onEntered();
  };
  return (
    <>
      <p className={styles.quiet}>{t('mailTo.help')}</p>
      <p role="alert">{problem}</p>
      {missing === 0 ? null : <p>{t('mailTo.missing', { n: missing })}</p>}
      <ul className={styles.addresses}>
        {people.map((each) => (
          <li key={each.person}>
            <AddressField of={each} onEntered={enter} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface AddressFieldProps {
  readonly of: MailAddress;
  readonly onEntered: (changed: MailAddress) => void;
}

/** What could not be saved stays in the field, with the sentence that says why. */
function AddressField({ of, onEntered }: AddressFieldProps) {
  const t = useWords();
  const say = useToast();
  const [typed, setTyped] = useState<string | null>(null);
  const [sentence, setSentence] = useState<string>();
  const save = async (): Promise<void> => {
    if (typed === null) return;
    const address = typed.trim() === '' ? null : typed.trim();
    if (address === of.address) {
      setTyped(null);
      return setSentence(undefined);
    }
    const reply = await ask<null>(t, `/api/people/${of.person}/address`, { method: 'POST', body: { address } });
    if (reply.kind === 'problem') {
      const { problem, sentence: said } = reply.problem;
      return setSentence(problem === 'badRequest' ? t('mailTo.bad') : said);
    }
    setSentence(undefined);
    setTyped(null);
    say({ text: t(address === null ? 'mailTo.removed' : 'mailTo.saved', { name: of.name }) });
    onEntered({ ...of, address });
  };
  return (
    <TextField
      label={of.name}
      type="email"
      inputMode="email"
      spellCheck={false}
      maxLength={254}
      value={typed ?? of.address ?? ''}
      error={sentence}
      onChange={setTyped}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
        if (event.key === 'Escape') {
          setTyped(null);
          setSentence(undefined);
        }
      }}
    />
  );
}
