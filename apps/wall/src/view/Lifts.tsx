/** What the board has asked the layer above for, when it may stand on a wall (SMALL6). */
import type { WallView } from '@tavle/domain';
import type { Words } from '@tavle/text';

export function Lifts({ lifts, t }: { readonly lifts: WallView['lifts']; readonly t: Words }) {
  return (
    <section className="lifts">
      <h2>{t('esc.ours')}</h2>
      <ul>
        {lifts.map(({ request, to }) => (
          <li key={`${to}/${request}`}>
            {request}
            <span>{t('esc.sentTo', { unit: to })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
