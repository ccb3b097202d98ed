// Where a small bar floats: just above a passage, or below it where there is no room, always inside the reading pane.

import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { Range } from '../../shared/model/span.ts';
import { openText } from './open-text.ts';

/** CSS pixels between the passage and the bar, and between the bar and the pane's edge. */
const gap = 8;

/** Keeps the element of the returned ref at the end of `range` while it is shown; follows scrolling. */
export function useFloatingAt<Element extends HTMLElement>(range: Range | null): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  const start = range?.start;
  const end = range?.end;
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || start === undefined || end === undefined) return;
    const place = () => {
      const anchor = openText()?.viewer.rangeRect({ start, end });
      element.style.visibility = anchor ? 'visible' : 'hidden';
      if (!anchor) return;
      const own = element.getBoundingClientRect();
      const room = roomFor(element);
      const above = anchor.top - own.height - gap;
      const below = Math.min(anchor.bottom + gap, room.bottom - own.height - gap);
      const left = Math.max(room.left + gap, Math.min(anchor.left, room.right - own.width - gap));
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(above > room.top ? above : below)}px)`;
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  });
  return ref;
}

/** Where it may float: over the text, never over what stands around it. */
function roomFor(element: HTMLElement): DOMRect {
  const text = element.parentElement?.querySelector('.reading-host');
  return text?.getBoundingClientRect() ?? new DOMRect(0, 0, window.innerWidth, window.innerHeight);
}
