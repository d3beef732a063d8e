import type { ReactNode } from 'react';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './controls.module.css';
import { Dots } from './Icons.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** One command. `id` tells them apart. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
  readonly disabled?: boolean;
}

/** Commands that do not deserve a button each. `label` is what the button is called; `children` what it shows, three dots without. */
export interface MenuProps {
  readonly label: string;
  readonly commands: readonly Command[];
  readonly children?: ReactNode;
}

/** A button that opens a list of commands. */
export function Menu({ label, commands, children }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={cx(styles.button, styles.icon)}>
        {children ?? <Dots />}
        <VisuallyHidden>{label}</VisuallyHidden>
      </Button>
      {/* Modal, so the page keeps still: a list that closes when the page scrolls is gone at once for a key pressed while the page still moves. */}
      <Popover className={styles.popover ?? ''}>
        <AriaMenu
          className={styles.list ?? ''}
          aria-label={label}
          disabledKeys={commands.filter((command) => command.disabled).map((command) => command.id)}
          onAction={(key) => commands.find((command) => command.id === key)?.run()}
        >
          {commands.map((command) => (
            <MenuItem key={command.id} id={command.id} className={styles.item ?? ''}>
              {command.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
