/** The open cards, between what everybody looks at and the bar: each person's own, beside each other, over nothing. */
import { addDecision, celebrate, changeAction, retireIndicator } from '@tavle/board';
import type { BoardContent, DateText, PersonId } from '@tavle/domain';
import type { PlainKey } from '@tavle/text';
import { useState } from 'react';
import { AgreeCard } from '../../features/agenda/AgreeCard.tsx';
import { agreeDates } from '../../features/agenda/agree-dates.ts';
import { CardForm } from '../../features/agenda/CardForm.tsx';
import { CardFrame } from '../../features/agenda/CardFrame.tsx';
import { DateChips, PersonChips } from '../../features/agenda/Chips.tsx';
import { editAs } from '../../features/agenda/edit-as.ts';
import { LiftForm } from '../../features/agenda/LiftForm.tsx';
import { ParkForm } from '../../features/agenda/ParkForm.tsx';
import { ReadForm } from '../../features/agenda/ReadForm.tsx';
import { SayForm } from '../../features/agenda/SayForm.tsx';
import type { PanelUse } from '../../features/agenda/use-panel.ts';
import { sentenceOf } from '../../features/refused.ts';
import { SharedText } from '../../features/SharedText.tsx';
import type { BoardEdit } from '../../live/edit.ts';
import { useNow } from '../../live/useNow.ts';
import { useWords } from '../../live/useWords.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import { stopAbove } from '../board/SideColumn.tsx';
import type { Shortcuts } from '../board/useShortcuts.ts';
import { AgendaCard } from './AgendaCard.tsx';
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

/** Those whose words get a name: at a panel one chooses whose. */
const named: readonly CardKind[] = ['act', 'lift', 'retire', 'read', 'celebrate', 'decide', 'park', 'newDate'];

function Card(props: CardProps) {
  const { board, people, room, cards, panel, card } = props;
  const t = useWords();
  const { me } = board.edit;
  const [writer, setWriter] = useState<PersonId>(me);
  const about = board.content.indicators.find(({ id }) => id === card.indicator)?.name;
  const title = about === undefined ? t(titles[card.kind]) : `${t(titles[card.kind])}: ${about}`;
  const present = [...new Set([me, ...room.meeting.present])];
  const writers =
    panel.panel !== null && named.includes(card.kind) ? { people, present, chosen: writer, onChoose: setWriter } : null;
  const close = (): void => cards.close(card.key);
  return (
    <CardFrame title={title} writers={writers} side={card.side} wide={card.kind === 'agenda'} onClose={close}>
      <CardBody {...props} edit={editAs(board.edit, writer)} onDone={close} />
    </CardFrame>
  );
}

interface BodyProps extends CardProps {
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

/** The cards that make something: each one named edit. */
function FormCard(props: BodyProps) {
  const { board, people, room, card, edit, onDone } = props;
  const t = useWords();
  const now = useNow();
  const { content, given, results } = board;
  const { meeting } = room;
  const present = meeting.present;
  const above = stopAbove(given?.chain ?? []);
  const { indicator } = card;
  switch (card.kind) {
    case 'act': {
      const shared = { meeting: meeting.id, indicator, people, present, edit, onDone };
      return <AgreeCard {...shared} dates={agreeDates(content, now)} />;
    }
    case 'lift':
      if (above === undefined) return <p>{t('moede.noAbove')}</p>;
      return <LiftForm to={above.board} toName={above.shortName} indicator={indicator} edit={edit} onDone={onDone} />;
    case 'read': {
      if (indicator === null) return null;
      const period = results.find((each) => each.indicator.id === indicator)?.assessment.latest ?? null;
      const { interpretations } = content;
      return <ReadForm indicator={indicator} period={period} interpretations={interpretations} edit={edit} />;
    }
    case 'park':
      return <ParkForm people={people} present={present} edit={edit} onDone={onDone} />;
    case 'retire':
      return <RetireForm {...props} />;
    case 'decide':
      return (
        <SayForm
          label={t('moede.decideTitle')}
          edit={edit}
          onSay={(text, as) =>
            as.run((doc, hand) =>
              addDecision(doc, hand, { text, meeting: meeting.id, ...(indicator === null ? {} : { indicator }) }),
            )
          }
          onDone={onDone}
        />
      );
    default:
      return (
        <SayForm
          label={t('party.new')}
          help={t('privacy.freeText')}
          word={t('moede.celebrate')}
          edit={edit}
          onSay={(text, as) => as.run((doc, hand) => celebrate(doc, hand, { text }))}
          onDone={onDone}
        />
      );
  }
}

/** Udgår: with a reason, and off the board at once. */
function RetireForm({ room, card, edit, onDone }: BodyProps) {
  const t = useWords();
  const { indicator } = card;
  if (indicator === null) return null;
  return (
    <SayForm
      label={t('moede.retireWhy')}
      help={t('moede.retireHelp')}
      word={t('meet.outcome.drop')}
      edit={edit}
      onSay={(note, as) => {
        if (note === '') return { refused: { kind: 'missing', field: 'note' } };
        const retired = as.run((doc, hand) => retireIndicator(doc, hand, { indicator }));
        return 'done' in retired ? room.decide(indicator, 'retire', as, note) : retired;
      }}
      onDone={onDone}
    />
  );
}

function NewDateCard({ board, card, edit, onDone }: BodyProps) {
  const t = useWords();
  const now = useNow();
  const dates = agreeDates(board.content, now);
  const [due, setDue] = useState<DateText>(dates[0].date);
  const [error, setError] = useState<string | undefined>(undefined);
  const { action } = card;
  if (action === null) return null;
  const save = (): void => {
    const outcome = edit.run((doc, hand) => changeAction(doc, hand, { action, patch: { due } }));
    setError(sentenceOf(outcome, t, t('action.newDeadline')));
    if ('done' in outcome) onDone();
  };
  return (
    <CardForm
      onSave={save}
      error={error}
      beside={<DateChips label={t('moede.when')} dates={dates} value={due} onChange={setDue} />}
    >
      <p>{whatOf(board.content, action)}</p>
    </CardForm>
  );
}

const whatOf = ({ actions }: BoardContent, action: string): string =>
  actions.find(({ id }) => id === action)?.what ?? '';

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
