// The tags of a mark as names with their colour dot, in a row.
import type { Id } from '../../shared/model/ids.ts';
import { ColourSwatch } from '../components/colour-swatch.tsx';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';

export function TagNames({ ids }: { readonly ids: readonly Id[] }) {
  const { store } = useSession();
  useTableVersion('tags');
  return ids.map((id) => {
    const tag = store.get('tags', id);
    return (
      <span key={id} className="tag-name">
        <ColourSwatch colour={markColour(tag?.colour ?? '#777777')} />
        {tag?.name ?? 'unknown tag'}
      </span>
    );
  });
}
