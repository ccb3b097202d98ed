// A menu behind a button: arrow keys, type-ahead, Escape, and focus back to the button.
import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { useContext } from 'react';
import { FloatingContainer } from './floating-container.tsx';
import { KeyCap } from './key-cap.tsx';
import './menu.css';

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
  /** The element that opens it: a `Button` or an `IconButton`. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end';
}

export function Menu(props: MenuProps) {
  const container = useContext(FloatingContainer);
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={props.trigger} />
      <BaseMenu.Portal container={container ?? undefined}>
        <BaseMenu.Positioner className="menu-positioner" sideOffset={4} align={props.align ?? 'start'}>
          <BaseMenu.Popup className="menu">
            {props.groups.map((group, index) => (
              // The groups of a menu never change their order.
              <BaseMenu.Group key={group.label ?? `group-${index}`} className="menu-group">
                {group.label && (
                  <BaseMenu.GroupLabel className="menu-label">{group.label}</BaseMenu.GroupLabel>
                )}
                {group.items.map((item) => (
                  <MenuRow key={item.id} item={item} />
                ))}
              </BaseMenu.Group>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function MenuRow({ item }: { readonly item: MenuItem }) {
  const words = (
    <>
      <span className="menu-words">{item.label}</span>
      {item.keyName && <KeyCap name={item.keyName} />}
    </>
  );
  const className = item.danger ? 'menu-item menu-danger' : 'menu-item';
  if (item.checked === undefined) {
    return (
      <BaseMenu.Item className={className} disabled={item.disabled ?? false} onClick={item.onSelect}>
        {words}
      </BaseMenu.Item>
    );
  }
  return (
    <BaseMenu.CheckboxItem
      className={className}
      disabled={item.disabled ?? false}
      checked={item.checked}
      closeOnClick
      onCheckedChange={item.onSelect}
    >
      <BaseMenu.CheckboxItemIndicator className="menu-tick" keepMounted>
        ✓
      </BaseMenu.CheckboxItemIndicator>
      {words}
    </BaseMenu.CheckboxItem>
  );
}
