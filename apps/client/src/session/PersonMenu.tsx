/** Who one is, and the choices that belong to the person: language, theme, another person, log out. */
import type { Person } from '@tavle/domain';
import { useLocation } from 'wouter';
import { useLanguage } from '../live/useWords.ts';
import { paths } from '../paths.ts';
import { Menu } from '../ui/Menu.tsx';
import styles from './session.module.css';
import { useSession } from './useSession.ts';
import { themes, useTheme } from './useTheme.ts';

/** The menu at the right end of every head. */
export function PersonMenu({ person }: { readonly person: Person }) {
  const { t, choose: chooseLocale } = useLanguage();
  const { theme, choose: chooseTheme } = useTheme();
  const { leave } = useSession();
  const [, navigate] = useLocation();
  const other = t.locale === 'da' ? 'en' : 'da';
  const commands = [
    { id: 'mine', label: t('action.mine'), run: () => navigate(paths.mine) },
    { id: 'switch', label: t('person.switch'), run: () => navigate(paths.choose) },
    { id: 'language', label: other === 'en' ? 'English' : 'Dansk', run: () => chooseLocale(other) },
    ...themes
      .filter((each) => each !== theme)
      .map((each) => ({
        id: each,
        label: `${t('common.theme')}: ${t(`common.theme.${each}`)}`,
        run: () => chooseTheme(each),
      })),
    { id: 'mail', label: t('mine.page'), run: () => navigate(paths.mailAndCalendar) },
    { id: 'print', label: t('common.print'), run: () => window.print() },
    { id: 'leave', label: t('common.logout'), run: () => void leave().then(() => navigate(paths.choose)) },
  ];
  return (
    <Menu label={t('person.youAre', { name: person.name })} commands={commands}>
      <span className={styles.initials} aria-hidden="true" title={person.name}>
        {person.initials}
      </span>
    </Menu>
  );
}
