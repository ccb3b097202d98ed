// A list of any length that holds only the rows on the screen. Arrow keys, Home, End and Page keys move; one row is
// in the tab order. Each row's content gets props for its one button.
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import './virtual-list.css';

/** To be spread on the row's button (or link): it takes part in the roving tab order. */
export interface RowFocusProps {
  readonly 'data-row-focus': '';
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

export interface VirtualListHandle {
  readonly scrollToIndex: (index: number) => void;
  /** Scrolls there and puts the focus on the row. */
  readonly focusIndex: (index: number) => void;
}

export interface VirtualListProps<Item> {
  /** The list's accessible name. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The accessible name of the item. */
  readonly nameOf: (item: Item) => string;
  /** Row height in CSS pixels before it is measured. */
  readonly rowHeight: number | ((item: Item) => number);
  readonly renderRow: (item: Item, focus: RowFocusProps, index: number) => ReactNode;
  /** Where Tab enters: the row of the open source, the selected mark. Also scrolled into view when it changes. */
  readonly currentKey?: string | null;
  /** Shift+arrows and the like: what moved the focus, before it moves. */
  readonly onMove?: (item: Item, event: KeyboardEvent<HTMLUListElement>) => void;
  /** Keys of the rows beyond moving; asked first, `preventDefault` ends it. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLUListElement>) => void;
  readonly handleRef?: Ref<VirtualListHandle>;
  readonly className?: string;
}

export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, currentKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const item = items[index];
      return typeof props.rowHeight === 'number' ? props.rowHeight : item ? props.rowHeight(item) : 0;
    },
    getItemKey: (index) => {
      const item = items[index];
      return item ? keyOf(item) : index;
    },
    overscan: 8,
  });
  const indexOf = (key: string | null | undefined) =>
    key == null ? -1 : items.findIndex((item) => keyOf(item) === key);
  const focusedIndex = indexOf(focused);
  const entry = focusedIndex >= 0 ? focusedIndex : Math.max(0, indexOf(currentKey));

  const focusIndex = (index: number) => {
    virtualizer.scrollToIndex(index, { align: 'auto' });
    // The row may only be drawn in the next frame.
    const take = (tries: number) => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-focus]`);
      if (row) row.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => take(tries - 1));
    };
    take(5);
  };
  useImperativeHandle(props.handleRef, () => ({
    scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    focusIndex,
  }));
  const lastShown = useRef<string | null>(null);
  useEffect(() => {
    if (currentKey == null || currentKey === lastShown.current) return;
    const index = items.findIndex((item) => keyOf(item) === currentKey);
    if (index < 0) return;
    lastShown.current = currentKey;
    virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [currentKey, items, keyOf, virtualizer]);

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    props.onKeyDown?.(event);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(
      1,
      Math.floor(
        (scroller.current?.clientHeight ?? 0) / (virtualizer.getTotalSize() / Math.max(1, items.length)) - 1,
      ),
    );
    const steps: Record<string, number> = {
      ArrowDown: entry + 1,
      ArrowUp: entry - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: entry + page,
      PageUp: entry - page,
    };
    const wanted = steps[event.key];
    if (wanted === undefined || !(event.target as HTMLElement).matches('[data-row-focus]')) return;
    const index = Math.min(items.length - 1, Math.max(0, wanted));
    const item = items[index];
    if (!item) return;
    event.preventDefault();
    props.onMove?.(item, event);
    setFocused(keyOf(item));
    focusIndex(index);
  };

  return (
    <div ref={scroller} className={classNames('virtual-list scroll-area', props.className)}>
      <ul
        aria-label={props.label}
        className="virtual-list-rows"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (!item) return null;
          const key = keyOf(item);
          const focus: RowFocusProps = {
            'data-row-focus': '',
            tabIndex: row.index === entry ? 0 : -1,
            onFocus: () => setFocused(key),
          };
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              aria-label={props.nameOf(item)}
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              data-index={row.index}
              className="virtual-list-row"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {props.renderRow(item, focus, row.index)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
