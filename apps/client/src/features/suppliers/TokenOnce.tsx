import type { SupplierMade } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './suppliers.module.css';

/** A new key, shown once: to be copied now, or made anew. */
export function TokenOnce({ made, onDone }: { readonly made: SupplierMade; readonly onDone: () => void }) {
  const t = useWords();
  const say = useToast();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(made.token);
      say({ text: t('supplier.copied') });
    } catch {
      // the field stays selected: it is copied by hand
    }
  };
  const example = [
    `curl -X POST ${location.origin}/api/measurements \\`,
    `  -H "Authorization: Bearer ${made.token}" -H "Content-Type: application/json" \\`,
    `  -d '{"rows":[{"indicator":"…","start":"2026-11-01","end":"2026-11-30","part":126,"whole":137}]}'`,
  ].join('\n');
  return (
    <section className={styles.token} aria-labelledby="supplier-token">
      <h2 id="supplier-token">{t('supplier.token', { name: made.supplier.name })}</h2>
      <p role="alert">{t('supplier.tokenOnce')}</p>
      <TextField
        label={t('supplier.token', { name: made.supplier.name })}
        value={made.token}
        readOnly
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={() => undefined}
      />
      <ButtonBar>
        <Button look="primary" onClick={() => void copy()}>
          {t('supplier.copy')}
        </Button>
        <Button onClick={onDone}>{t('common.close')}</Button>
      </ButtonBar>
      <h3>{t('supplier.howTo')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a line longer than the page must be reachable by keyboard to be scrolled */}
      <pre className={styles.example} tabIndex={0}>
        {example}
      </pre>
    </section>
  );
}
