/** The lower edge: how old the numbers are, when the board meets, where it stands in the organisation. Amber while there is no connection. */

interface FootProps {
  /** Empty while the line is good. */
  readonly silence: string;
  readonly updated: string;
  readonly meeting: string;
  readonly path: readonly string[];
}

export function Foot({ silence, updated, meeting, path }: FootProps) {
  const parts = [updated, meeting, path.join(' · ')].filter((part) => part !== '');
  return (
    <footer className={silence === '' ? 'foot' : 'foot silent'}>
      <p role="status" className="silence">
        {silence}
      </p>
      {silence === '' ? parts.map((part) => <p key={part}>{part}</p>) : null}
    </footer>
  );
}
