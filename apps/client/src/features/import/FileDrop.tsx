import { useId, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { cx } from '../../ui/class-names.ts';
import styles from './import.module.css';
import { megabytesMost } from './send-file.ts';

/** Where a file is dropped or chosen. The whole box is the field's label; by keyboard the field itself is reached. */
export function FileDrop({ label, onFile }: { readonly label?: string; readonly onFile: (file: File) => void }) {
  const t = useWords();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for a pointer; the field inside is for everybody
    <div
      className={cx(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <label htmlFor={id} className={styles.dropLabel}>
        {label ?? t('import.choose')}
      </label>
      <input
        id={id}
        type="file"
        className={styles.dropField}
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          take(event.target.files);
          // the same file again is a choice too
          event.target.value = '';
        }}
      />
      <p id={`${id}-help`} className={styles.quiet}>
        {t('import.drop')} · {t('import.accepts', { n: megabytesMost })}
      </p>
    </div>
  );
}
