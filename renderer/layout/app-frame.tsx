// The window: top bar, the three panels with their landmarks, status line. Sizes and folds are remembered.
import { useCallback, useRef } from 'react';
import type { PanelImperativeHandle, PanelSize } from 'react-resizable-panels';
import { Group, Panel } from 'react-resizable-panels';
import { Inspector } from '../inspector/inspector.tsx';
import { ReadingPane } from '../marking/reading-pane.tsx';
import { useCatalogue } from '../session/use-session.tsx';
import { SourcesPanel } from '../sources/sources-panel.tsx';
import { useAppState } from '../start/app-state.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import './app-frame.css';
import { FirstHint } from './first-hint.tsx';
import { NoCorpus } from './no-corpus.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import { PanelHandle } from './panel-handle.tsx';
import type { SidePanel } from './panels.ts';
import { narrowestPanel, panelSizes, registerPanel } from './panels.ts';
import { StatusLine } from './status-line.tsx';
import { TopBar } from './top-bar.tsx';

/** Under what the sizes stand in the settings. */
const layoutKey = 'frame';
/** CSS pixels of the text: with one panel beside it, it fits a window of 1,024 at 200 % zoom. */
const narrowestText = 300;
/** Milliseconds after the last move of an edge: a drag is stored once. */
const settle = 300;

export function AppFrame() {
  const session = useAppState((state) => state.session);
  const corpusId = useAppState((state) => state.corpusId);
  const sourceId = useWorkspace((state) => state.sourceId);
  const catalogue = useCatalogue();
  const remembered = useRef(asLayout(catalogue.settings.get().layout[layoutKey]));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const remember = (layout: Record<string, number>) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const before = catalogue.settings.get().layout;
      if (JSON.stringify(before[layoutKey]) === JSON.stringify(layout)) return;
      void catalogue.changeSettings({ layout: { ...before, [layoutKey]: layout } });
    }, settle);
  };
  if (!session) {
    return (
      <div className="app-frame">
        <TopBar />
        <main className="app-main">
          <NoCorpus />
        </main>
        <StatusLine />
      </div>
    );
  }
  return (
    <div className="app-frame">
      <TopBar />
      <Group
        className="app-panels"
        id={layoutKey}
        {...(remembered.current ? { defaultLayout: remembered.current } : {})}
        onLayoutChanged={remember}
      >
        <Side name="sources" defaultSize={280}>
          <nav aria-label="Sources" className="app-side">
            <PanelBoundary name="The list of sources" resetKey={corpusId}>
              <SourcesPanel key={corpusId} />
            </PanelBoundary>
          </nav>
        </Side>
        <Panel id="main" minSize={narrowestText} className="app-panel">
          <main className="app-main">
            <PanelBoundary name="The text" resetKey={`${corpusId} ${sourceId}`}>
              <ReadingPane />
            </PanelBoundary>
            {sourceId !== null && <FirstHint />}
            <PanelHandle panel="sources" label="Width of the list of sources" />
            <PanelHandle panel="inspector" label="Width of the inspector" />
          </main>
        </Panel>
        <Side name="inspector" defaultSize={344}>
          <PanelBoundary name="The inspector" resetKey={corpusId}>
            <Inspector key={corpusId} />
          </PanelBoundary>
        </Side>
      </Group>
      <StatusLine />
    </div>
  );
}

function Side(props: {
  readonly name: SidePanel;
  /** CSS pixels. */
  readonly defaultSize: number;
  readonly children: React.ReactNode;
}) {
  const { name } = props;
  const register = useCallback((handle: PanelImperativeHandle | null) => registerPanel(name, handle), [name]);
  return (
    <Panel
      id={name}
      className="app-panel"
      defaultSize={props.defaultSize}
      minSize={narrowestPanel}
      maxSize="45%"
      collapsible
      groupResizeBehavior="preserve-pixel-size"
      panelRef={register}
      onResize={(size: PanelSize) => {
        panelSizes.setState({ [name]: { pixels: size.inPixels, percent: size.asPercentage } });
      }}
    >
      {props.children}
    </Panel>
  );
}

/** Settings come from disk: anything but numbers by panel is dropped. */
function asLayout(stored: unknown): Record<string, number> | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const entries = Object.entries(stored);
  const sound = entries.every(([, size]) => typeof size === 'number' && size >= 0 && size <= 100);
  return sound && ['sources', 'main', 'inspector'].every((id) => id in stored)
    ? Object.fromEntries(entries.map(([id, size]) => [id, Number(size)]))
    : null;
}
