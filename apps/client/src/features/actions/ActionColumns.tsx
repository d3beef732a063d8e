/** Actions as columns, moved by mouse, touch, keyboard or menu. Where the address bar is narrow the columns stand under each other. */
import {
  type Announcements,
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Action } from '@tavle/domain';
import { actionStateWords } from '@tavle/text';
import { useLayoutEffect, useRef, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import type { People } from '../people.ts';
import { ActionCard } from './ActionCard.tsx';
import styles from './actions.module.css';
import { type Column, columnOf, columnStates, columnsOf } from './columns.ts';
import { DraggableAction } from './DraggableAction.tsx';
import { useMoveAction } from './useMoveAction.ts';

export interface ActionColumnsProps {
  readonly actions: readonly Action[];
  /** The name of what an action belongs to. */
  readonly aboutOf: (action: Action) => string | undefined;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** A drag begins after this many px under a mouse, and after this long under a finger: a tap stays a tap, a swipe scrolls. */
const begins = { mouse: { distance: 6 }, touch: { delay: 180, tolerance: 10 } } as const;

export function ActionColumns({ actions, aboutOf, edit, people }: ActionColumnsProps) {
  const today = useToday();
  const move = useMoveAction(edit);
  const [dragged, setDragged] = useState<Action | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: begins.mouse }),
    useSensor(TouchSensor, { activationConstraint: begins.touch }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextColumn }),
  );
  const accessibility = useSpoken(actions);
  const { box, follow } = useLanding(actions);
  const drop = ({ active, over, activatorEvent }: DragEndEvent): void => {
    setDragged(null);
    const action = actions.find(({ id }) => id === active.id);
    const state = columnStates.find((each) => each === over?.id);
    if (!action || !state || columnOf(action) === state) return;
    if (activatorEvent instanceof KeyboardEvent) follow(action, 'handle');
    move(action, state);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={overColumn}
      accessibility={accessibility}
      onDragStart={({ active }) => setDragged(actions.find(({ id }) => id === active.id) ?? null)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
    >
      <div ref={box} className={styles.columns}>
        {columnsOf(actions, today).map((column) => (
          <ColumnBox
            key={column.state}
            column={column}
            aboutOf={aboutOf}
            edit={edit}
            people={people}
            onMoving={(action) => follow(action, 'menu')}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged === null ? null : (
          <div className={styles.lifted}>
            <ActionCard
              action={dragged}
              edit={{ ...edit, canWrite: false }}
              people={people}
              about={aboutOf(dragged)}
              isInColumn
            />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

interface ColumnBoxProps extends Omit<ActionColumnsProps, 'actions'> {
  readonly column: Column;
  /** One is about to be moved by its menu. */
  readonly onMoving: (action: Action) => void;
}

function ColumnBox({ column: { state, actions, older }, aboutOf, edit, people, onMoving }: ColumnBoxProps) {
  const t = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: state });
  const name = t(actionStateWords[state]);
  return (
    <section ref={setNodeRef} className={styles.column} data-over={isOver} data-column={state} aria-label={name}>
      <h2 className={styles.columnHead}>
        {name} <span className={styles.count}>{actions.length}</span>
      </h2>
      {actions.length === 0 ? <p className={styles.none}>{t('acts.columnEmpty')}</p> : null}
      {actions.map((action) => (
        <DraggableAction
          key={action.id}
          action={action}
          edit={edit}
          people={people}
          about={aboutOf(action)}
          onMoving={() => onMoving(action)}
        />
      ))}
      {older.length === 0 ? null : (
        <Disclosure title={t('action.closedN', { n: older.length })}>
          <div className={styles.older}>
            {older.map((action) => (
              <ActionCard key={action.id} action={action} edit={edit} people={people} about={aboutOf(action)} />
            ))}
          </div>
        </Disclosure>
      )}
    </section>
  );
}

/** A card that was moved without a pointer takes the keyboard's place along to its new column. */
function useLanding(actions: readonly Action[]) {
  const box = useRef<HTMLDivElement>(null);
  const landing = useRef<{ readonly action: Action; readonly part: 'handle' | 'menu' } | null>(null);
  useLayoutEffect(() => {
    const sought = landing.current;
    const now = actions.find(({ id }) => id === sought?.action.id);
    if (sought === null || now === undefined || columnOf(now) === columnOf(sought.action)) return;
    landing.current = null;
    box.current?.querySelector<HTMLElement>(`[data-action="${now.id}"] [data-part="${sought.part}"] button`)?.focus();
  }, [actions]);
  const follow = (action: Action, part: 'handle' | 'menu'): void => {
    landing.current = { action, part };
  };
  return { box, follow };
}

/** Under the pointer; without one, where most of the card lies. */
const overColumn: CollisionDetection = (args) =>
  args.pointerCoordinates === null ? rectIntersection(args) : pointerWithin(args);

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** An arrow key moves the card to the next column, whichever way the columns lie. */
const toNextColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = steps[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const over = columnStates.find((state) => state === context.over?.id);
  const at = over === undefined ? -1 : columnStates.indexOf(over);
  const next = columnStates[Math.min(columnStates.length - 1, Math.max(0, at + step))];
  const rect = next === undefined ? undefined : context.droppableRects.get(next);
  return rect === undefined ? currentCoordinates : { x: rect.left + 8, y: rect.top + 8 };
};

/** What is said aloud while a card is moved. */
function useSpoken(actions: readonly Action[]) {
  const t = useWords();
  const named = (id: string | number | undefined): string => {
    const state = columnStates.find((each) => each === id);
    return state === undefined ? '' : t(actionStateWords[state]);
  };
  const textOf = (id: string | number): string => actions.find((action) => action.id === id)?.what ?? '';
  const homeOf = (id: string | number): string => {
    const action = actions.find((each) => each.id === id);
    return action === undefined ? '' : named(columnOf(action));
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('acts.dragStart', { text: textOf(active.id), column: homeOf(active.id) }),
    onDragOver: ({ active, over }) =>
      over === null
        ? t('acts.dragOutside', { text: textOf(active.id) })
        : t('acts.dragOver', { text: textOf(active.id), column: named(over.id) }),
    onDragEnd: ({ active, over }) =>
      over === null
        ? t('acts.dragCancel', { text: textOf(active.id), column: homeOf(active.id) })
        : t('acts.dragEnd', { text: textOf(active.id), column: named(over.id) }),
    onDragCancel: ({ active }) => t('acts.dragCancel', { text: textOf(active.id), column: homeOf(active.id) }),
  };
  return { announcements, screenReaderInstructions: { draggable: t('acts.dragHelp') } };
}
