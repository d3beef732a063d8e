import type { BoardContent, ImportMapping, ImportPreview } from '@tavle/domain';
import { Link } from 'wouter';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import type { People } from '../people.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import { FileDrop } from './FileDrop.tsx';
import { FormerImports } from './FormerImports.tsx';
import { ImportSummary, ProblemList } from './ImportSummary.tsx';
import { fileLine } from './import-words.ts';
import styles from './import.module.css';
import { MoreChoices } from './MoreChoices.tsx';
import { PeriodChoices, questionsOf } from './PeriodChoices.tsx';
import { SeriesTargets } from './SeriesTargets.tsx';
import type { Wish } from './send-file.ts';
import { useDroppedFile } from './use-dropped-file.ts';
import { useImport } from './use-import.ts';
import { mappingNow } from './wished.ts';

export interface ImportDeskProps {
  readonly content: Pick<BoardContent, 'indicators' | 'goals'>;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** A file from being chosen to being taken, and back. */
export function ImportDesk({ content, edit, people }: ImportDeskProps) {
  const t = useWords();
  const desk = useImport(edit.board);
  const { state, sentence } = desk;
  const writes = state.kind === 'ready' && state.busy === 'writing';
  useDroppedFile(edit.canWrite && !writes ? desk.choose : null);
  if (!edit.canWrite) return <p className={styles.quiet}>{t('import.readOnly')}</p>;
  return (
    <div className={styles.desk}>
      <FieldError>{sentence}</FieldError>
      <p role="status" className={styles.status}>
        {state.kind === 'reading' ? t('import.reading', { name: state.name }) : null}
        {state.kind === 'ready' && state.busy === 'reading' ? t('import.readingAgain') : null}
        {state.kind === 'ready' && state.busy === 'writing' ? t('import.writing') : null}
        {state.kind === 'done' ? doneLine(state.done, t) : null}
        {state.kind === 'undone' ? undoneLine(state.undone, t) : null}
      </p>
      {state.kind === 'none' ? (
        <>
          <FileDrop onFile={(file) => void desk.choose(file)} />
          <FormerImports board={edit.board} people={people} onUndo={(id, name) => void desk.undo(id, name)} />
        </>
      ) : null}
      {state.kind === 'ready' ? (
        <ReadyFile {...state} content={content} onChange={desk.change} onTake={desk.take} onAgain={desk.again} />
      ) : null}
      {state.kind === 'done' || state.kind === 'undone' ? (
        <ButtonBar>
          {state.kind === 'done' && state.done.written > 0 ? (
            <ConfirmButton
              consequence={t('import.undoConsequence')}
              yes={t('import.undoYes')}
              no={t('import.undoNo')}
              onConfirm={() => void desk.undo(state.done.import, state.name)}
            >
              {t('import.undo')}
            </ConfirmButton>
          ) : null}
          <Button onClick={desk.again}>{t('import.another')}</Button>
          <Link href={paths.board(edit.board)}>{t('import.seeBoard')}</Link>
        </ButtonBar>
      ) : null}
    </div>
  );
}

interface ReadyFileProps {
  readonly preview: ImportPreview;
  readonly wish: Wish;
  readonly busy: 'reading' | 'writing' | null;
  readonly content: ImportDeskProps['content'];
  readonly onChange: (preview: ImportPreview, wish: Wish) => Promise<void>;
  readonly onTake: (preview: ImportPreview, wish: Wish) => Promise<void>;
  readonly onAgain: () => void;
}

/** A file that was read, and everything to be decided about it. */
function ReadyFile({ preview, wish, busy, content, onChange, onTake, onAgain }: ReadyFileProps) {
  const t = useWords();
  const change = (next: Wish): void => void onChange(preview, next);
  const mapping = mappingNow(preview, wish);
  const changeMapping = (next: ImportMapping): void => change({ ...wish, mapping: next });
  const asked = questionsOf(preview);
  const others = { days: !asked.days, undated: !asked.undated };
  const { question, counts, series } = preview;
  const count = counts.fresh + counts.corrections;
  return (
    <div className={styles.desk} aria-busy={busy !== null}>
      <div className={styles.fileHead}>
        <p className={styles.name}>{fileLine(preview, t)}</p>
        <Button look="quiet" onClick={onAgain}>
          {t('import.chooseOther')}
        </Button>
      </div>
      <ColumnChoices preview={preview} mapping={mapping} onChange={changeMapping}>
        <PeriodChoices mapping={mapping} questions={asked} onChange={changeMapping} />
        <FieldError>{question ?? undefined}</FieldError>
        <MoreChoices mapping={mapping} onChange={changeMapping}>
          <PeriodChoices mapping={mapping} questions={others} onChange={changeMapping} />
        </MoreChoices>
      </ColumnChoices>
      {series.length === 0 ? null : (
        <SeriesTargets
          preview={preview}
          wish={wish}
          indicators={content.indicators}
          goals={content.goals}
          onChange={change}
        />
      )}
      {question === null ? <ImportSummary preview={preview} wish={wish} onChange={change} /> : null}
      <ProblemList preview={preview} />
      {count > 0 ? (
        <ButtonBar>
          <Button look="primary" disabled={busy !== null} onClick={() => void onTake(preview, wish)}>
            {t('import.accept', { n: count })}
          </Button>
        </ButtonBar>
      ) : question === null ? (
        <p className={styles.quiet}>
          {counts.skipped > 0
            ? t('import.nothingChosen')
            : t(preview.problemCount > 0 ? 'import.nothingFits' : 'import.nothing')}
        </p>
      ) : null}
    </div>
  );
}

function doneLine({ written, drafts }: { written: number; drafts: number }, t: ReturnType<typeof useWords>): string {
  const done = t('import.done', { n: written });
  return drafts > 0 ? `${done} ${t('import.doneDrafts', { n: drafts })}.` : `${done}.`;
}

function undoneLine({ withdrawn, left }: { withdrawn: number; left: number }, t: ReturnType<typeof useWords>): string {
  const done = t('import.undone', { n: withdrawn });
  return left > 0 ? `${done}. ${t('import.undoneLeft', { n: left })}.` : `${done}.`;
}
