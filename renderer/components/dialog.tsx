// A modal dialog on the native element: focus stays inside and returns, Escape closes one level, the rest is inert.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import './dialog.css';
import { IconButton } from './icon-button.tsx';
import { useOpenLayer } from './open-layers.ts';

export interface DialogProps {
  /** The accessible name, shown as the heading unless `titleHidden`. */
  readonly title: string;
  /** Called once the user wants it closed: Escape, the X, a click beside it. The owner stops rendering it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, at the lower right; the primary one last. */
  readonly footer?: ReactNode;
  /** 420, 560, 720 or 920 CSS pixels. */
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  readonly titleHidden?: boolean;
  /** Keeps a click beside the dialog from closing it, where something typed would be lost. */
  readonly firm?: boolean;
  readonly className?: string;
}

export function Dialog(props: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useOpenLayer('dialog');
  // Taken while rendering: by the time of the effect a field that asks for the focus has it.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const active = document.activeElement;
    const asked = dialog.contains(active) ? active : null;
    if (!dialog.open) dialog.showModal();
    // What asked for the focus keeps it; else the first field, else the main button. Never the X by accident.
    const first =
      asked ??
      dialog.querySelector('.dialog-body :is(input, select, textarea):not(:disabled)') ??
      dialog.querySelector('.dialog-footer .button-primary:not(:disabled)');
    if (first instanceof HTMLElement) first.focus();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [opener]);
  return (
    <dialog
      ref={ref}
      className={classNames('dialog', `dialog-${props.size ?? 'medium'}`, props.className)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) props.onClose();
      }}
      onMouseDown={(event) => {
        if (!props.firm && event.target === event.currentTarget) props.onClose();
      }}
    >
      <div className="dialog-frame">
        <header className={props.titleHidden ? 'visually-hidden' : 'dialog-header'}>
          <h2 id={titleId}>{props.title}</h2>
          {!props.titleHidden && <IconButton label="Close" icon={X} onClick={props.onClose} />}
        </header>
        <div className="dialog-body scroll-area">{props.children}</div>
        {props.footer && <footer className="dialog-footer">{props.footer}</footer>}
      </div>
    </dialog>
  );
}
