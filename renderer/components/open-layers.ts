// Which layers with keys of their own are open. Counted, because asking the document would search every line of the text.
import { useLayoutEffect } from 'react';

/** A modal dialog; a menu or a list of choices. */
export type Layer = 'dialog' | 'menu';

const open: Record<Layer, number> = { dialog: 0, menu: 0 };

/** Whether one of these is open. */
export function isLayerOpen(layer: Layer): boolean {
  return open[layer] > 0;
}

/** To be used by the component that draws the layer: it counts as open as long as it is `shown`. */
export function useOpenLayer(layer: Layer, shown = true): void {
  useLayoutEffect(() => {
    if (!shown) return;
    open[layer]++;
    return () => {
      open[layer]--;
    };
  }, [layer, shown]);
}
