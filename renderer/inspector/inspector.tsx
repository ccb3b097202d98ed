// The panel on the right: tabs for its views, and the form of the selected mark under the list of marks.
import { startTransition, useEffect, useState } from 'react';
import type { Id } from '../../shared/model/ids.ts';
import { AgreementPanel } from '../agreement/agreement-panel.tsx';
import { CodebookPanel } from '../codebook/codebook-panel.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { EntityPage } from '../entities/entity-page.tsx';
import { EntityRegistry } from '../entities/entity-registry.tsx';
import { useIdleNameIndex } from '../entities/name-index.ts';
import { JournalPanel } from '../journal/journal-panel.tsx';
import { afterPaint } from '../session/after-paint.ts';
import { useWorkspaceAfterPaint } from '../session/use-after-paint.ts';
import { SourceDetails } from '../sources/source-details.tsx';
import type { InspectorView } from '../workspace/workspace.ts';
import './inspector.css';
import { InspectorTabs, inspectorPanelId, tabIdOf } from './inspector-tabs.tsx';
import { MarkForm } from './mark-form.tsx';
import { MarksPanel } from './marks-panel.tsx';

export function Inspector() {
  // One frame late: what is marked in the text is painted before the form of it is built.
  const view = useWorkspaceAfterPaint((state) => state.inspector);
  const sourceId = useWorkspaceAfterPaint((state) => state.sourceId);
  useIdleNameIndex();
  return (
    <aside aria-label="Inspector" className="inspector">
      <InspectorTabs view={view} />
      <div id={inspectorPanelId} role="tabpanel" aria-labelledby={tabIdOf(view)} className="inspector-view">
        <ViewOf view={view} sourceId={sourceId} />
      </div>
    </aside>
  );
}

function ViewOf({ view, sourceId }: { readonly view: InspectorView; readonly sourceId: string | null }) {
  switch (view.kind) {
    case 'marks':
    case 'mark':
      return (
        <>
          <MarksPanel sourceId={sourceId} compact={view.kind === 'mark'} />
          {view.kind === 'mark' && <LateForm id={view.id} />}
        </>
      );
    case 'entities':
      return <EntityRegistry />;
    case 'entity':
      return <EntityPage key={view.id} id={view.id} />;
    case 'source':
      return sourceId === null ? (
        <EmptyState title="No source is open" words="Choose a source in the list on the left." />
      ) : (
        <SourceDetails key={sourceId} sourceId={sourceId} />
      );
    case 'journal':
      return <JournalPanel />;
    case 'codebook':
      return <CodebookPanel />;
    case 'agreement':
      return <AgreementPanel />;
  }
}

/**
 * The form takes as long to build as everything else together: a frame after the list, so that the database can answer before,
 * and in slices that let others through.
 */
function LateForm({ id }: { readonly id: Id }) {
  const [shown, setShown] = useState<Id | null>(null);
  useEffect(() => afterPaint(() => startTransition(() => setShown(id))), [id]);
  if (shown === null) return <section className="mark-form" aria-hidden />;
  return <MarkForm key={shown} id={shown} />;
}
