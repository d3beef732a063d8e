import { dateAt, hasParts, type Indicator, newestMeasurable, type SupplierMade } from '@tavle/domain';
import { useRef, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './suppliers.module.css';

/** A new key, shown once: to be copied now, or made anew. */
export function TokenOnce(props: {
  readonly made: SupplierMade;
  /** Those of the board; the example names the first the key may write on. */
  readonly indicators: readonly Indicator[];
  readonly onDone: () => void;
}) {
  const { made, indicators, onDone } = props;
  const t = useWords();
  const say = useToast();
  const field = useRef<HTMLInputElement>(null);
  const [byHand, setByHand] = useState(false);
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(made.token);
    setByHand(!isCopied);
    if (isCopied) return say({ text: t('supplier.copied') });
    // focus selects all of it
    field.current?.blur();
    field.current?.focus();
  };
  const { indicators: scope } = made.supplier;
  const one = indicators.find(({ id }) => scope.length === 0 || scope.includes(id));
  const amount = one === undefined || hasParts(one.kind) ? '"part":126,"whole":137' : '"value":12.5';
  const { start, end } = newestMeasurable(
    dateAt(Date.parse(made.supplier.at)),
    one?.cadence ?? 'month',
    0,
    one?.cadenceStart ?? undefined,
  );
  const example = [
    `curl -X POST ${location.origin}/api/measurements \\`,
    `  -H "Authorization: Bearer ${made.token}" -H "Content-Type: application/json" \\`,
    `  -d '{"rows":[{"indicator":"${one?.id ?? '…'}","start":"${start}","end":"${end}",${amount}}]}'`,
  ].join('\n');
  return (
    <section className={styles.token} aria-labelledby="supplier-token">
      <h2 id="supplier-token">{t('supplier.token', { name: made.supplier.name })}</h2>
      <p role="alert">{t('supplier.tokenOnce')}</p>
      <TextField
        label={t('supplier.token', { name: made.supplier.name })}
        value={made.token}
        error={byHand ? t('supplier.copyByHand') : undefined}
        ref={field}
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
      <p className={styles.quiet}>{t('supplier.whereIds')}</p>
    </section>
  );
}
