// The edge between a side panel and the text: dragged, or moved with the arrow keys; Enter folds. It stands inside
// `main`, so that nothing of the window lies outside the landmarks.
import type { KeyboardEvent, PointerEvent } from 'react';
import { useStore } from 'zustand';
import './panel-handle.css';
import { panelSizes, resizePanel, type SidePanel, togglePanel } from './panels.ts';

/** CSS pixels per press of an arrow key; with Shift four times as much. */
const keyStep = 16;

export function PanelHandle(props: { readonly panel: SidePanel; readonly label: string }) {
  const { panel } = props;
  const size = useStore(panelSizes, (sizes) => sizes[panel]);
  // The sources grow to the right, the inspector to the left.
  const outward = panel === 'sources' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLHRElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLHRElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const frame = event.currentTarget.closest('[data-group]')?.getBoundingClientRect();
    if (frame)
      resizePanel(panel, panel === 'sources' ? event.clientX - frame.left : frame.right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLHRElement>) => {
    const step = event.shiftKey ? keyStep * 4 : keyStep;
    if (event.key === 'ArrowRight') resizePanel(panel, size.pixels + step * outward);
    else if (event.key === 'ArrowLeft') resizePanel(panel, size.pixels - step * outward);
    else if (event.key === 'Enter') togglePanel(panel);
    else return;
    event.preventDefault();
  };
  return (
    <hr
      tabIndex={0}
      aria-label={props.label}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(size.percent)}
      className={`panel-handle panel-handle-${panel}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => togglePanel(panel)}
      onKeyDown={onKeyDown}
    />
  );
}
