// A list of any length that holds only the rows on the screen. Arrow keys, Home, End and Page keys move; one row is
// in the tab order. Each row's content gets props for its one button.
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { RowFollower } from './row-follower.ts';
import { RowWindow } from './row-window.ts';
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
  const { items, keyOf } = props;
  const currentKey = props.currentKey ?? null;
  const [focused, setFocused] = useState<string | null>(null);
  const { rows, follower } = useRowWindow(props);
  rows.setItems(items);
  useLayoutEffect(() => follower.follow(items, currentKey), [follower, items, currentKey]);
  const entry = useMemo(() => {
    const indexOf = (key: string | null) =>
      key === null ? -1 : items.findIndex((item) => keyOf(item) === key);
    const focusedIndex = indexOf(focused);
    return focusedIndex >= 0 ? focusedIndex : Math.max(0, indexOf(currentKey));
  }, [items, keyOf, focused, currentKey]);

  const focusIndex = (index: number) => {
    follower.show(index);
    // The row may only be drawn in the next frame.
    const take = (tries: number) => {
      const row = follower.rowAt(index)?.querySelector<HTMLElement>('[data-row-focus]');
      if (row) row.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => take(tries - 1));
    };
    take(5);
  };
  useImperativeHandle(props.handleRef, () => ({
    scrollToIndex: (index) => follower.show(index),
    focusIndex,
  }));

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    props.onKeyDown?.(event);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, rows.rowsInView - 1);
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

  const { first, end } = rows.drawn;
  return (
    <div
      ref={follower.watchScroller}
      className={classNames('virtual-list scroll-area', props.className)}
      onScroll={follower.onScroll}
    >
      <ul
        aria-label={props.label}
        className="virtual-list-rows"
        style={{ height: rows.total, paddingBlockStart: rows.startOf(first) }}
        onKeyDown={onKeyDown}
      >
        {items.slice(first, end).map((item, offset) => {
          const index = first + offset;
          const key = keyOf(item);
          const focus: RowFocusProps = {
            'data-row-focus': '',
            tabIndex: index === entry ? 0 : -1,
            onFocus: () => setFocused(key),
          };
          return (
            <li
              key={key}
              ref={follower.watchRow}
              aria-label={props.nameOf(item)}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-index={index}
              className="virtual-list-row"
            >
              {props.renderRow(item, focus, index)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What lives as long as the list: which rows are drawn, and who follows its scrolling. */
function useRowWindow<Item>(props: VirtualListProps<Item>) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const latest = useRef(props);
  latest.current = props;
  const [made] = useState(() => {
    const keyOf = (item: Item) => latest.current.keyOf(item);
    const heightOf = (item: Item) => {
      const { rowHeight } = latest.current;
      return typeof rowHeight === 'number' ? rowHeight : rowHeight(item);
    };
    const rows = new RowWindow<Item>({ keyOf, heightOf });
    return { rows, follower: new RowFollower(rows, keyOf, redraw) };
  });
  return made;
}
