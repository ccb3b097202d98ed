// The inspector's tabs: arrow keys move along them, one is in the tab order.
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { InspectorView } from '../workspace/workspace.ts';
import { workspace } from '../workspace/workspace.ts';

export const inspectorPanelId = 'inspector-panel';

type TabKind = 'marks' | 'entities' | 'source' | 'journal' | 'codebook' | 'agreement';
const standing: readonly { readonly kind: TabKind; readonly label: string }[] = [
  { kind: 'marks', label: 'Marks' },
  { kind: 'entities', label: 'Entities' },
  { kind: 'source', label: 'Source' },
  { kind: 'journal', label: 'Journal' },
  { kind: 'codebook', label: 'Codebook' },
];
/** Opened from the palette, and a tab only as long as it is looked at: most corpora have one analyst. */
const passing: typeof standing = [{ kind: 'agreement', label: 'Agreement' }];

/** The tab a view belongs to: a mark's form to the marks, an entity's page to the entities. */
function tabOf(view: InspectorView): TabKind {
  return view.kind === 'mark' ? 'marks' : view.kind === 'entity' ? 'entities' : view.kind;
}

/** The element id of the tab that names the panel. */
export function tabIdOf(view: InspectorView): string {
  return `inspector-tab-${tabOf(view)}`;
}

export function InspectorTabs({ view }: { readonly view: InspectorView }) {
  const list = useRef<HTMLDivElement>(null);
  const current = tabOf(view);
  const tabs = [...standing, ...passing.filter(({ kind }) => kind === current)];
  useEffect(() => {
    // In a narrow panel the tabs run on to the right: the chosen one must be seen, also when the panel is made narrower.
    const bar = list.current;
    const show = () =>
      bar
        ?.querySelector(`#inspector-tab-${current}`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    show();
    const observer = new ResizeObserver(show);
    if (bar) observer.observe(bar);
    return () => observer.disconnect();
  }, [current]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.kind === current);
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    const next = step === undefined ? undefined : tabs.at(step % tabs.length);
    if (!next) return;
    event.preventDefault();
    workspace.setState({ inspector: { kind: next.kind } });
    list.current?.querySelector<HTMLElement>(`#inspector-tab-${next.kind}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label="Inspector views" className="inspector-tabs">
      {tabs.map((tab) => (
        <button
          key={tab.kind}
          id={`inspector-tab-${tab.kind}`}
          type="button"
          role="tab"
          aria-selected={tab.kind === current}
          aria-controls={inspectorPanelId}
          tabIndex={tab.kind === current ? 0 : -1}
          className="inspector-tab"
          data-label={tab.label}
          onClick={() => workspace.setState({ inspector: { kind: tab.kind } })}
          onKeyDown={onKeyDown}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
