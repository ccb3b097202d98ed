// The versions of a source, newest first, each a way to its text; and the way to add one.
import type { Source } from '../../shared/model/source.ts';
import { versionsOf } from '../../shared/store/source-versions.ts';
import { performById } from '../actions/use-shortcuts.tsx';
import { Button } from '../components/button.tsx';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { openSource } from '../sources/step-source.ts';
import './versions-list.css';

export function VersionsList({ source }: { readonly source: Source }) {
  const { store } = useSession();
  useTableVersion('sources');
  const versions = versionsOf(store.table('sources'), source.id);
  const isNewest = versions[0]?.id === source.id;
  return (
    <section className="versions" aria-label="Versions">
      <h3 className="field-label">Versions</h3>
      {versions.length > 1 && (
        <ol className="versions-list" reversed>
          {versions.map((version, index) => (
            <li key={version.id}>
              <button
                type="button"
                className="link-button"
                aria-current={version.id === source.id ? 'true' : undefined}
                disabled={version.id === source.id}
                onClick={() => openSource(version.id)}
              >
                {index === 0 ? 'Newest' : index === versions.length - 1 ? 'First' : 'Earlier'}:{' '}
                <span dir="auto">{version.fileName ?? 'pasted text'}</span>
              </button>
              <span className="versions-facts">
                {version.createdAt.slice(0, 10)} · {version.length.toLocaleString('en-GB')} units
              </span>
            </li>
          ))}
        </ol>
      )}
      {isNewest && (
        <Button kind="quiet" onClick={() => performById('new-version')}>
          Replace with a new version…
        </Button>
      )}
    </section>
  );
}
