import { type KeyboardEvent, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  OverlayTriggerStateContext,
  Popover,
  Text,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './controls.module.css';
import { FieldError } from './FieldError.tsx';
import type { FieldProps } from './Field.tsx';
import { Chevron } from './Icons.tsx';
import type { Option } from './Select.tsx';

/** A choice of one from a long list, found by typing. `open` is what the button that opens the list is called. */
export interface ComboBoxProps extends FieldProps {
  readonly value: string | null;
  readonly options: readonly (Option & { readonly also?: string })[];
  readonly onChange: (next: string | null) => void;
  readonly open: string;
}

/** A labelled choice found by typing; `also` of an option (initials) is searched with its label. */
export function ComboBox({ label, help, error, optional, value, options, onChange, open }: ComboBoxProps) {
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? '').trim().toLocaleLowerCase('da');
  const found = options.filter((option) =>
    `${option.label} ${option.also ?? ''}`.toLocaleLowerCase('da').includes(wanted),
  );
  // Escape closes the open list and nothing else: what the field stands in may listen for it too.
  const isOpen = useRef(false);
  const wasOpen = useRef(false);
  const before = (event: KeyboardEvent): void => {
    wasOpen.current = isOpen.current;
    if (event.key !== 'Escape' || !isOpen.current) return;
    setTyped(null);
  };
  const after = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && wasOpen.current) event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside, on their way out
    <div onKeyDownCapture={before} onKeyDown={after}>
      <AriaComboBox
        className={styles.field ?? ''}
        inputValue={typed ?? chosen}
        value={value}
        items={(typed === null ? options : found).map((option) => ({ ...option, id: option.value }))}
        defaultFilter={() => true}
        menuTrigger="focus"
        allowsEmptyCollection
        onOpenChange={(open) => {
          isOpen.current = open;
        }}
        isInvalid={error !== undefined}
        onInputChange={(next) => setTyped(next === chosen ? null : next)}
        onChange={(key) => {
          setTyped(null);
          onChange(typeof key === 'string' ? key : null);
        }}
        onBlur={() => setTyped(null)}
      >
        <Label className={styles.label ?? ''}>
          {label}
          {optional === undefined ? null : <span className={styles.optional}>({optional})</span>}
        </Label>
        {help === undefined ? null : (
          <Text slot="description" className={styles.help ?? ''}>
            {help}
          </Text>
        )}
        <div className={styles.combo}>
          <Input className={styles.input ?? ''} />
          <Button className={cx(styles.button, styles.icon)} aria-label={open}>
            <Chevron />
          </Button>
        </div>
        <Text slot="errorMessage" elementType="div">
          <FieldError>{error}</FieldError>
        </Text>
        <OpenWhileScrolling>
          <Popover className={styles.popover ?? ''} isNonModal>
            <ListBox<Option & { id: string }> className={styles.list ?? ''}>
              {(option) => (
                <ListBoxItem id={option.id} textValue={option.label} className={styles.item ?? ''}>
                  {option.label}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </OpenWhileScrolling>
      </AriaComboBox>
    </div>
  );
}

/**
 * The list moves with the page and stays open: closed by the scroll that brought its field into view, it would take the letters typed
 * meanwhile with it. Leaving the field, Escape and a choice close it.
 */
function OpenWhileScrolling({ children }: { readonly children: ReactNode }) {
  const state = useContext(OverlayTriggerStateContext);
  const kept = useMemo(() => {
    if (state === null) return null;
    // Whatever else asks the list to close does so in another event.
    const close = (): void => (window.event?.type === 'scroll' ? undefined : state.close());
    return { ...state, close };
  }, [state]);
  return <OverlayTriggerStateContext value={kept}>{children}</OverlayTriggerStateContext>;
}
