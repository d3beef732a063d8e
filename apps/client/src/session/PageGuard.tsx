/** The one place where a page that cannot be drawn is caught: a sentence and a way on instead of an empty window. */
import { Component, type ReactNode } from 'react';
import { useWords } from '../live/useWords.ts';
import { Button } from '../ui/Button.tsx';
import styles from './session.module.css';
import { contentId } from './usePage.ts';

interface Props {
  readonly children: ReactNode;
}

/** Catches what its children throw while they are drawn; the browser's console keeps the error for whoever looks into it. */
export class PageGuard extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const t = useWords();
  return (
    <main id={contentId} tabIndex={-1} className={styles.problem} role="alert">
      <h1>{t('error.unexpected.title')}</h1>
      <p>{t('error.brokenPage')}</p>
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => location.reload()}>
          {t('common.reload')}
        </Button>
        <a href="/">{t('nav.backToBoards')}</a>
      </div>
    </main>
  );
}
