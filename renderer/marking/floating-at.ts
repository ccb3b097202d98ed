// Where a small bar floats: just above a passage, or below it where there is no room, always inside the window.

import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { Range } from '../../shared/model/span.ts';
import { openText } from './open-text.ts';

/** CSS pixels between the passage and the bar, and between the bar and the window's edge. */
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
      const above = anchor.top - own.height - gap;
      const below = Math.min(anchor.bottom + gap, window.innerHeight - own.height - gap);
      const left = Math.min(Math.max(gap, anchor.left), window.innerWidth - own.width - gap);
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(above > topEdge() ? above : below)}px)`;
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

/** The bar never covers what stands above the text. */
function topEdge(): number {
  return document.querySelector('.reading-host')?.getBoundingClientRect().top ?? 0;
}
