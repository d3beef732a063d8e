import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import styles from './controls.module.css';

/** One of several pages in the same place. */
export interface TabPage {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** Pages in one place, chosen by their names above. */
export function Tabs({ label, pages }: { readonly label: string; readonly pages: readonly TabPage[] }) {
  return (
    <AriaTabs>
      <TabList className={styles.tabs ?? ''} aria-label={label}>
        {pages.map((page) => (
          <Tab key={page.id} id={page.id} className={styles.tab ?? ''}>
            {page.label}
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id}>
          {page.children}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
