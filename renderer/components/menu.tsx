// A menu behind a button: arrow keys, Home, End, first letters, Escape, and the focus back on the button. It stands in
// the top layer beside its button in the document: inside whatever dialog or landmark the button is in.
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { cloneElement, useEffect, useId, useRef, useState } from 'react';
import { KeyCap } from './key-cap.tsx';
import './menu.css';
import { useOpenLayer } from './open-layers.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  /** Shown at the right: "Ctrl+E". */
  readonly keyName?: string | undefined;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** Draws a tick column; one of several or on and off. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  /** The element that opens it: a `Button`, an `IconButton` or a `button`. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end';
}

/** CSS pixels between button and menu, and between menu and the window's edge. */
const gap = 4;

export function Menu({ trigger, groups, align = 'start' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const id = useId();
  const button = () => anchor.current?.querySelector<HTMLElement>('button') ?? null;
  const close = (refocus: boolean) => {
    setOpen(false);
    if (refocus) button()?.focus();
  };
  return (
    <span ref={anchor} className="menu-anchor">
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {open && <MenuPopup id={id} groups={groups} align={align} button={button} onClose={close} />}
    </span>
  );
}

function MenuPopup(props: {
  readonly id: string;
  readonly groups: readonly MenuGroup[];
  readonly align: 'start' | 'end';
  readonly button: () => HTMLElement | null;
  readonly onClose: (refocus: boolean) => void;
}) {
  const { id, groups, align, button, onClose } = props;
  useOpenLayer('menu');
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef({ button, onClose, align });
  latest.current = { button, onClose, align };
  useEffect(() => {
    const popup = ref.current;
    const opener = latest.current.button();
    if (!popup || !opener) return;
    popup.showPopover();
    place(popup, opener.getBoundingClientRect(), latest.current.align);
    itemsOf(popup)[0]?.focus();
    const onOutside = (event: PointerEvent) => {
      const inside =
        event.target instanceof Node && (popup.contains(event.target) || opener.contains(event.target));
      if (!inside) latest.current.onClose(false);
    };
    const onLeave = () => latest.current.onClose(false);
    window.addEventListener('pointerdown', onOutside, true);
    window.addEventListener('resize', onLeave);
    return () => {
      window.removeEventListener('pointerdown', onOutside, true);
      window.removeEventListener('resize', onLeave);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = itemsOf(event.currentTarget);
    const at = items.findIndex((item) => item.matches(':focus'));
    const go = (index: number) => items[(index + items.length) % items.length]?.focus();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape') onClose(true);
    else if (event.key === 'Tab') return onClose(true);
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
        item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()),
      );
      next?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={ref}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label={button()?.getAttribute('aria-label') ?? button()?.textContent ?? ''}
      popover="manual"
      className="menu"
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => (
        <fieldset key={group.items[0]?.id} className="menu-group" aria-label={group.label}>
          {group.label && (
            <span className="menu-label" aria-hidden="true">
              {group.label}
            </span>
          )}
          {group.items.map((item) => (
            <MenuRow key={item.id} item={item} onChosen={() => onClose(true)} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function MenuRow({ item, onChosen }: { readonly item: MenuItem; readonly onChosen: () => void }) {
  const common = {
    type: 'button' as const,
    tabIndex: -1,
    disabled: item.disabled,
    className: item.danger ? 'menu-item menu-danger' : 'menu-item',
    onPointerMove: (event: { currentTarget: HTMLElement }) =>
      event.currentTarget.focus({ preventScroll: true }),
    onClick: () => {
      // The focus goes back first: what is chosen may open a dialog, which returns the focus there.
      onChosen();
      item.onSelect();
    },
  };
  const words = (
    <>
      <span className="menu-words">{item.label}</span>
      {item.keyName && <KeyCap name={item.keyName} />}
    </>
  );
  if (item.checked === undefined) {
    return (
      <button role="menuitem" {...common}>
        {words}
      </button>
    );
  }
  return (
    <button role="menuitemcheckbox" aria-checked={item.checked} {...common}>
      <span className="menu-tick" aria-hidden="true">
        {item.checked ? '✓' : ''}
      </span>
      {words}
    </button>
  );
}

function itemsOf(popup: HTMLElement): HTMLElement[] {
  return [...popup.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')];
}

/** Below the button, or above it where there is more room. */
function place(popup: HTMLElement, anchor: DOMRect, align: 'start' | 'end'): void {
  const own = popup.getBoundingClientRect();
  const left = align === 'start' ? anchor.left : anchor.right - own.width;
  popup.style.left = `${Math.max(gap, Math.min(left, window.innerWidth - own.width - gap))}px`;
  const below = window.innerHeight - anchor.bottom;
  if (below >= own.height + gap || below >= anchor.top) {
    popup.style.top = `${anchor.bottom + gap}px`;
    popup.style.maxHeight = `${below - 2 * gap}px`;
  } else {
    popup.style.top = `${Math.max(gap, anchor.top - gap - own.height)}px`;
    popup.style.maxHeight = `${anchor.top - 2 * gap}px`;
  }
}
