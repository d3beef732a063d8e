/** What a page says of itself: its title, read aloud after a change of page, and where the keyboard then stands. */
import { useEffect, useRef } from 'react';
import { useWords } from '../live/useWords.ts';

export const contentId = 'indhold';
export const announcementId = 'sideskift';

/**
 * Titles the page. After the first page, the new title is announced and the focus moves to the content. Somebody who words the page's subject
 * anew while one reads or types there changes the title only: it is the same page, and the keyboard stays where it is.
 */
export function usePage(title: string): void {
  const t = useWords();
  const app = t('app.name');
  const shownAt = useRef<string | null>(null);
  useEffect(() => {
    document.title = title === app ? app : `${title} · ${app}`;
    const isSamePage = shownAt.current === location.pathname;
    shownAt.current = location.pathname;
    const line = document.getElementById(announcementId);
    if (line === null || isSamePage) return;
    const isFirst = line.dataset['opened'] === undefined;
    line.dataset['opened'] = '';
    if (isFirst || line.textContent === title) return;
    line.textContent = title;
    document.getElementById(contentId)?.focus({ preventScroll: true });
  }, [title, app]);
}
