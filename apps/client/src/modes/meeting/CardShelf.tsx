/** The open cards, between what everybody looks at and the bar: each person's own, beside each other, over nothing. */
import type { PersonId } from '@tavle/domain';
import type { PlainKey, Words } from '@tavle/text';
import { useState } from 'react';
import { CardFrame } from '../../features/agenda/CardFrame.tsx';
import { PersonChips } from '../../features/agenda/Chips.tsx';
import { editAs } from '../../features/agenda/edit-as.ts';
import type { PanelUse } from '../../features/agenda/use-panel.ts';
import { SharedText } from '../../features/SharedText.tsx';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import type { Shortcuts } from '../board/useShortcuts.ts';
import { AgendaCard } from './AgendaCard.tsx';
import { FormCard, NewDateCard } from './FormCards.tsx';
import { EndCard, KeysCard, MoreCard, PanelCard } from './RoomCards.tsx';
import band from './band.module.css';
import type { CardKind, Cards, OpenCard } from './use-cards.ts';
import type { Room } from './use-room.ts';

export interface CardShelfProps extends ModeProps {
  readonly room: Room;
  readonly cards: Cards;
  readonly panel: PanelUse;
  readonly shortcuts: Shortcuts;
}

export function CardShelf(props: CardShelfProps) {
  const t = useWords();
  const { open } = props.cards;
  return (
    <section className={band.shelf} aria-label={t('moede.cards')} hidden={open.length === 0}>
      {open.map((card) => (
        <Card key={card.key} {...props} card={card} />
      ))}
    </section>
  );
}

export interface CardProps extends CardShelfProps {
  readonly card: OpenCard;
}

const titles: Readonly<Record<CardKind, PlainKey>> = {
  act: 'action.new',
  effort: 'effort.new',
  answer: 'esc.answer',
  lift: 'esc.new',
  retire: 'meet.outcome.drop',
  read: 'interp.one',
  celebrate: 'party.add',
  decide: 'moede.decide',
  park: 'meet.park',
  remark: 'moede.remark',
  newDate: 'action.newDeadline',
  agenda: 'moede.agenda',
  present: 'moede.present',
  more: 'common.more',
  panel: 'moede.panel',
  end: 'moede.end',
  keys: 'keys.title',
};

/** Those with rows of many choices. */
const wide: readonly CardKind[] = ['agenda', 'answer'];

/** Those whose words get a name: at a panel one chooses whose. */
const named: readonly CardKind[] = [
  'act',
  'effort',
  'answer',
  'lift',
  'retire',
  'read',
  'celebrate',
  'decide',
  'park',
  'newDate',
];

function Card(props: CardProps) {
  const { board, people, room, cards, panel, card } = props;
  const t = useWords();
  const { me } = board.edit;
  const [writer, setWriter] = useState<PersonId>(me);
  const title = titleOf(board, card, t);
  const present = [...new Set([me, ...room.meeting.present])];
  const writers =
    panel.panel !== null && named.includes(card.kind) ? { people, present, chosen: writer, onChoose: setWriter } : null;
  const close = (): void => cards.close(card.key);
  return (
    <CardFrame title={title} writers={writers} side={card.side} wide={wide.includes(card.kind)} onClose={close}>
      <CardBody {...props} edit={editAs(board.edit, writer)} onDone={close} />
    </CardFrame>
  );
}

/** What the card makes, and what it is about. */
function titleOf({ content, given }: ModeProps['board'], { kind, indicator, lift }: OpenCard, t: Words): string {
  const about = content.indicators.find(({ id }) => id === indicator)?.name;
  const from = given?.lifts.find(({ escalation }) => escalation.id === lift)?.unitName;
  if (from !== undefined) return t('moede.answerTo', { unit: from });
  return about === undefined ? t(titles[kind]) : `${t(titles[kind])}: ${about}`;
}

export interface BodyProps extends CardProps {
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

function CardBody(props: BodyProps) {
  switch (props.card.kind) {
    case 'agenda':
      return <AgendaCard {...props} />;
    case 'more':
      return <MoreCard {...props} />;
    case 'panel':
      return <PanelCard {...props} />;
    case 'end':
      return <EndCard {...props} />;
    case 'keys':
      return <KeysCard {...props} />;
    case 'present':
      return <PresentCard {...props} />;
    case 'remark':
      return <RemarkCard {...props} />;
    case 'newDate':
      return <NewDateCard {...props} />;
    default:
      return <FormCard {...props} />;
  }
}

function PresentCard({ people, room }: BodyProps) {
  const t = useWords();
  const { present } = room.meeting;
  return (
    <PersonChips
      label={t('moede.startPresent')}
      people={people}
      among={people.choosable.map(({ id }) => id)}
      chosen={present}
      onPress={(person) =>
        room.come(present.includes(person) ? present.filter((each) => each !== person) : [...present, person])
      }
    />
  );
}

function RemarkCard({ board, room }: BodyProps) {
  const t = useWords();
  return (
    <SharedText
      edit={board.edit}
      section="meetings"
      id={room.meeting.id}
      field="note"
      value={room.meeting.note}
      label={t('moede.remarkTitle')}
    />
  );
}
