// The document that a source's text was taken out of, to be looked at in its own program.
import { useEffect, useState } from 'react';
import type { Source } from '../../shared/model/source.ts';
import { Button } from '../components/button.tsx';
import { download } from '../export/run-export.ts';
import { importState } from '../import/import-state.ts';
import { useSession } from '../session/use-session.tsx';
import { messageOf } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';

/** Nothing for raw texts. Says so where the corpus came from elsewhere, without its documents. */
export function OriginalDocument({ source }: { readonly source: Source }) {
  const session = useSession();
  const { id, extraction, fileName } = source;
  const isDocument = extraction !== null;
  const [found, setFound] = useState<Blob | 'none' | null>(null);
  useEffect(() => {
    let gone = false;
    setFound(null);
    if (!isDocument) return;
    const look = () =>
      void session.documentOf(id).then(
        (document) => !gone && setFound(document ?? 'none'),
        () => !gone && setFound('none'),
      );
    look();
    // An import may bring the document of a source that was here without it.
    const stop = importState.subscribe(({ report }, before) => report !== before.report && look());
    return () => {
      gone = true;
      stop();
    };
  }, [session, id, isDocument]);
  if (!isDocument || found === null) return null;
  if (found === 'none')
    return <p className="source-original-none">The original document is not kept on this machine.</p>;
  const save = () => {
    try {
      const name = fileName?.split('/').at(-1) ?? 'document';
      download(found, name);
      announce(`Saved the original as ${name}`);
    } catch (error) {
      announce(messageOf(error));
    }
  };
  return (
    <div>
      <Button onClick={save}>Save the original…</Button>
    </div>
  );
}
