import type { Indicator, Problem, Supplier, SupplierMade } from '@tavle/domain';
import { formatWhen } from '@tavle/text';
import { useCallback, useEffect, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { ask } from '../../live/http.ts';
import { useNow } from '../../live/useNow.ts';
import { useWords } from '../../live/useWords.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import type { People } from '../people.ts';
import { NewSupplierForm } from './NewSupplierForm.tsx';
import styles from './suppliers.module.css';
import { TokenOnce } from './TokenOnce.tsx';

export interface SupplierDeskProps {
  readonly edit: BoardEdit;
  readonly indicators: readonly Indicator[];
  readonly people: People;
}

/** The systems that may hand numbers in on a board: made, looked after and revoked. */
export function SupplierDesk({ edit, indicators, people }: SupplierDeskProps) {
  const t = useWords();
  const [suppliers, setSuppliers] = useState<readonly Supplier[]>();
  const [problem, setProblem] = useState<Problem>();
  const [made, setMade] = useState<SupplierMade>();
  const path = `/api/boards/${edit.board}/suppliers`;
  const load = useCallback(async () => {
    const reply = await ask<readonly Supplier[]>(t, path);
    if (reply.kind === 'value') setSuppliers(reply.value);
    setProblem(reply.kind === 'problem' ? reply.problem : undefined);
  }, [t, path]);
  useEffect(() => void load(), [load]);

  const revoke = async (id: string): Promise<void> => {
    const reply = await ask(t, `${path}/${id}`, { method: 'DELETE' });
    if (reply.kind === 'problem') setProblem(reply.problem);
    else await load();
  };
  if (problem?.problem === 'noAccess') return <p className={styles.quiet}>{t('supplier.notYours')}</p>;
  return (
    <div className={styles.desk}>
      <FieldError>{problem?.sentence}</FieldError>
      {made === undefined ? null : <TokenOnce made={made} indicators={indicators} onDone={() => setMade(undefined)} />}
      {suppliers?.length === 0 ? <EmptyState>{t('supplier.none')}</EmptyState> : null}
      <ul className={styles.list}>
        {(suppliers ?? []).map((supplier) => (
          <SupplierLine key={supplier.id} supplier={supplier} people={people} onRevoke={(id) => void revoke(id)} />
        ))}
      </ul>
      <NewSupplierForm
        path={path}
        indicators={indicators.filter(({ stage }) => stage !== 'retired')}
        onMade={(next) => {
          setMade(next);
          void load();
        }}
      />
      <p>
        <a href="/api/openapi.json">{t('supplier.apiLink')}</a>
      </p>
    </div>
  );
}

interface SupplierLineProps {
  readonly supplier: Supplier;
  readonly people: People;
  readonly onRevoke: (id: string) => void;
}

function SupplierLine({ supplier, people, onRevoke }: SupplierLineProps) {
  const t = useWords();
  const now = useNow();
  const { id, name, indicators, by, at, lastUsedAt, revokedAt } = supplier;
  const when = (instant: Supplier['at']): string => formatWhen(instant, now, t.locale);
  const facts = [
    indicators.length === 0 ? t('supplier.allIndicators') : t('supplier.scope', { n: indicators.length }),
    lastUsedAt === null ? t('supplier.neverUsed') : t('supplier.lastUsed', { when: when(lastUsedAt) }),
    t('supplier.madeBy', { name: people.named(by)?.name ?? '–', when: when(at) }),
    ...(revokedAt === null ? [] : [t('supplier.revoked', { when: when(revokedAt) })]),
  ];
  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      <span className={styles.quiet}>{facts.join(' · ')}</span>
      {revokedAt === null ? (
        <ConfirmButton
          consequence={t('supplier.revokeConsequence')}
          yes={t('supplier.revokeYes')}
          no={t('supplier.revokeNo')}
          look="quiet"
          onConfirm={() => onRevoke(id)}
        >
          {t('supplier.revokeFor', { name })}
        </ConfirmButton>
      ) : null}
    </li>
  );
}
