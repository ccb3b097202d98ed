// Above a text that a newer version has replaced: what it is, and the way to the newest.
import type { Source } from '../../shared/model/source.ts';
import { newestVersion } from '../../shared/store/source-versions.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { openSource } from '../sources/step-source.ts';
import { focusText } from '../workspace/reveal.ts';
import './earlier-version-note.css';
import { isReplaced } from './present-sources.ts';

export function EarlierVersionNote({ source }: { readonly source: Source }) {
  const { store } = useSession();
  useTableVersion('sources');
  if (!isReplaced(store, source.id)) return null;
  return (
    <p className="earlier-version">
      An earlier version of this text. Its marks are on the newest one.{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => {
          openSource(newestVersion(store.table('sources'), source.id));
          focusText();
        }}
      >
        Open the newest version
      </button>
    </p>
  );
}
