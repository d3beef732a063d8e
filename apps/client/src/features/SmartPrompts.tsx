import { useWords } from '../live/useWords.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import styles from './features.module.css';

const prompts = [
  'smart.specific',
  'smart.measurable',
  'smart.attractive',
  'smart.realistic',
  'smart.timed',
  'smart.side',
] as const;

/** Questions to ask one another before a goal or an indicator is put to use. Nothing is answered here and nothing is counted: it is a talk, not a score. */
export function SmartPrompts() {
  const t = useWords();
  return (
    <Disclosure title={t('smart.title')}>
      <p className={styles.quiet}>{t('smart.help')}</p>
      <ul className={styles.prompts}>
        {prompts.map((prompt) => (
          <li key={prompt}>{t(prompt)}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
