/** The cards that make something: each one named edit, and each its own step of undo. */
import { addDecision, celebrate, changeAction, retireIndicator } from '@tavle/board';
import type { BoardContent, DateText } from '@tavle/domain';
import { useState } from 'react';
import { AgreeCard } from '../../features/agenda/AgreeCard.tsx';
import { AnswerForm } from '../../features/agenda/AnswerForm.tsx';
import { agreeDates, answerDates } from '../../features/agenda/agree-dates.ts';
import { CardForm } from '../../features/agenda/CardForm.tsx';
import { DateChips } from '../../features/agenda/Chips.tsx';
import { EffortForm } from '../../features/agenda/EffortForm.tsx';
import { LiftForm } from '../../features/agenda/LiftForm.tsx';
import { ParkForm } from '../../features/agenda/ParkForm.tsx';
import { ReadForm } from '../../features/agenda/ReadForm.tsx';
import { SayForm } from '../../features/agenda/SayForm.tsx';
import { sentenceOf } from '../../features/refused.ts';
import { useNow } from '../../live/useNow.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { stopAbove } from '../board/SideColumn.tsx';
import type { BodyProps } from './CardShelf.tsx';

export function FormCard(props: BodyProps) {
  const { board, people, room, card, edit, onDone } = props;
  const t = useWords();
  const now = useNow();
  const { content, results } = board;
  const { meeting } = room;
  const present = meeting.present;
  const { indicator } = card;
  switch (card.kind) {
    case 'act': {
      const shared = { meeting: meeting.id, indicator, people, present, edit, onDone };
      return <AgreeCard {...shared} dates={agreeDates(content, now)} />;
    }
    case 'effort': {
      if (indicator === null) return null;
      const shared = { meeting: meeting.id, people, present, edit, onDone };
      return <EffortForm {...shared} indicator={indicator} />;
    }
    case 'answer':
      return <AnswerReceived {...props} />;
    case 'lift':
      return <LiftUp {...props} />;
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

/** To the board above: an answer is asked for by its next meeting. */
function LiftUp({ board, room, card, edit, onDone }: BodyProps) {
  const t = useWords();
  const today = useToday();
  const above = stopAbove(board.given?.chain ?? []);
  if (above === undefined) return <p>{t('moede.noAbove')}</p>;
  return (
    <LiftForm
      meeting={room.meeting.id}
      to={above.board}
      toName={above.shortName}
      dates={answerDates(above.forums, today)}
      indicator={card.indicator}
      edit={edit}
      onDone={onDone}
    />
  );
}

/** CHAIN10: the answer to what others ask of us. */
function AnswerReceived({ board, card, edit, onDone }: BodyProps) {
  const t = useWords();
  const received = board.given?.lifts.find(({ escalation }) => escalation.id === card.lift);
  if (received === undefined) return <p>{t('min.liftGone')}</p>;
  const above = stopAbove(board.given?.chain ?? []);
  const to = above === undefined ? null : { board: above.board, name: above.shortName };
  return <AnswerForm received={received} above={to} edit={edit} onDone={onDone} />;
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
        const leaves = { meeting: room.meeting.id, note };
        return as.run((doc, hand) => retireIndicator(doc, hand, { indicator, leaves }));
      }}
      onDone={onDone}
    />
  );
}

export function NewDateCard({ board, card, edit, onDone }: BodyProps) {
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
