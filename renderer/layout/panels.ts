// Folding the side panels from anywhere: the frame registers its panels, actions and buttons ask for them by name.
import type { PanelImperativeHandle } from 'react-resizable-panels';
import { createStore } from 'zustand/vanilla';

export type SidePanel = 'sources' | 'inspector';

/** Which side panels are folded away now. */
export const foldedPanels = createStore<Readonly<Record<SidePanel, boolean>>>(() => ({
  sources: false,
  inspector: false,
}));

const handles = new Map<SidePanel, PanelImperativeHandle>();

/** Called by the frame with the panel's handle, and with null when it goes. */
export function registerPanel(name: SidePanel, handle: PanelImperativeHandle | null): void {
  if (handle) handles.set(name, handle);
  else handles.delete(name);
}

/** Folds an open panel away and unfolds a folded one. */
export function togglePanel(name: SidePanel): void {
  const handle = handles.get(name);
  if (handle?.isCollapsed()) handle.expand();
  else handle?.collapse();
}

/** Makes sure that a panel can be seen. */
export function unfoldPanel(name: SidePanel): void {
  const handle = handles.get(name);
  if (handle?.isCollapsed()) handle.expand();
}
