// Sizes and folds of the side panels from anywhere: the frame registers its panels, actions and handles ask by name.
import type { PanelImperativeHandle } from 'react-resizable-panels';
import { createStore } from 'zustand/vanilla';

export type SidePanel = 'sources' | 'inspector';

export interface SidePanelSize {
  /** CSS pixels; 0 when folded away. */
  readonly pixels: number;
  /** Of the frame's width. */
  readonly percent: number;
}

/** CSS pixels: narrower than this no title can be read. */
export const narrowestPanel = 200;

export const panelSizes = createStore<Readonly<Record<SidePanel, SidePanelSize>>>(() => ({
  sources: { pixels: 1, percent: 0 },
  inspector: { pixels: 1, percent: 0 },
}));

const handles = new Map<SidePanel, PanelImperativeHandle>();

/** Called by the frame with the panel's handle, and with null when it goes. */
export function registerPanel(name: SidePanel, handle: PanelImperativeHandle | null): void {
  if (handle) handles.set(name, handle);
  else handles.delete(name);
}

/** Makes a panel this wide (CSS pixels); less than half of the narrowest folds it away. */
export function resizePanel(name: SidePanel, pixels: number): void {
  const handle = handles.get(name);
  if (!handle) return;
  if (pixels < narrowestPanel / 2) return handle.collapse();
  if (handle.isCollapsed()) handle.expand();
  handle.resize(Math.max(narrowestPanel, pixels));
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
