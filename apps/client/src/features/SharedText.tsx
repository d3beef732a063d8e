/** A text people write together: every letter is on its way to the others at once, and theirs come in without moving the caret (BOARD2). */
import { editText, type TextField as TextFieldName, textOf } from '@tavle/board';
import type { SectionName } from '@tavle/domain';
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { BoardEdit } from '../live/edit.ts';
import { useWords } from '../live/useWords.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { mergeTyping } from './merge-typing.ts';
import { sentenceOf } from './refused.ts';

export interface SharedTextProps<Section extends SectionName> {
  readonly edit: BoardEdit;
  readonly section: Section;
  readonly id: string;
  readonly field: TextFieldName<Section>;
  /** What the document says now. */
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly rows?: number;
  readonly placeholder?: string;
}

/**
 * A field bound to one collaborative text. What is refused (a CPR number, too many letters) stays in the field with its sentence and is not
 * sent; the next change is tried again.
 */
export function SharedText<Section extends SectionName>(props: SharedTextProps<Section>) {
  const { edit, section, id, field, value, label, help, rows, placeholder } = props;
  const t = useWords();
  const node = useRef<HTMLTextAreaElement>(null);
  const seen = useRef(value);
  const caret = useRef<number | null>(null);
  const [text, setText] = useState(value);
  const [error, setError] = useState<string | undefined>(undefined);

  // The page hears of changes a moment after they are made, own ones too; the document itself is never behind, so it is asked.
  const takeIn = useEffectEvent((): void => {
    const read = edit.run((doc) => ({ done: textOf(doc, section, id, field)?.toString() ?? value }));
    const now = 'done' in read ? read.done : value;
    if (now === seen.current) return;
    const merged = mergeTyping(seen.current, { text, caret: node.current?.selectionStart ?? 0 }, now);
    seen.current = now;
    if (merged.text === text) return;
    if (document.activeElement === node.current) caret.current = merged.caret;
    setText(merged.text);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is the sign that the document has changed
  useLayoutEffect(() => takeIn(), [value]);
  // Once the text has been drawn: React has put the caret last when the text came from outside.
  useLayoutEffect(() => {
    if (caret.current === null || node.current?.value !== text) return;
    node.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const onChange = (typed: string): void => {
    const outcome = edit.run((doc, hand) => {
      const now = textOf(doc, section, id, field)?.toString() ?? seen.current;
      const next = mergeTyping(seen.current, { text: typed, caret: node.current?.selectionStart ?? 0 }, now);
      const written = editText(doc, hand, { section, id, field, next: next.text });
      return 'done' in written ? { done: next } : written;
    });
    setError(sentenceOf(outcome, t, label));
    if ('done' in outcome) {
      seen.current = outcome.done.text;
      if (outcome.done.text !== typed) caret.current = outcome.done.caret;
      setText(outcome.done.text);
    } else setText(typed);
  };
  return (
    <TextArea
      ref={node}
      label={label}
      help={help}
      error={error}
      value={text}
      readOnly={!edit.canWrite}
      onChange={onChange}
      onFocus={() => edit.typing({ section, id, field })}
      onBlur={() => edit.typing(null)}
      {...(rows === undefined ? {} : { rows })}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
