/** What is shown of the meeting: its step, or the one thing everybody looks at. */
import { ActionsStep } from './ActionsStep.tsx';
import { GoodNews } from './GoodNews.tsx';
import { IndicatorView, type StepProps } from './IndicatorView.tsx';
import { LiftsStep } from './LiftsStep.tsx';
import { NoIndicators } from './NoIndicators.tsx';
import { SinceLast } from './SinceLast.tsx';
import { Summary } from './Summary.tsx';

export function Steps(props: StepProps) {
  const { board, room } = props;
  const { step, current } = room.shown;
  switch (step) {
    case 'goodNews':
      return <GoodNews {...props} />;
    case 'sinceLast':
      return <SinceLast {...props} />;
    case 'indicators': {
      const shown = board.content.indicators.find(({ id }) => id === current);
      return shown === undefined ? <NoIndicators {...props} /> : <IndicatorView {...props} indicator={shown.id} />;
    }
    case 'actions':
      return <ActionsStep {...props} />;
    case 'lifts':
      return <LiftsStep {...props} />;
    case 'summary':
      return <Summary {...props} />;
  }
}
