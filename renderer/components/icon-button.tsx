// A button that is only an icon: its name is read out and shown on hover, with its key.
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import './icon-button.css';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** The accessible name. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** A key to show beside the name on hover, already in the platform's words: "Ctrl+Z". */
  readonly keyName?: string | undefined;
  /** Makes it a toggle. */
  readonly pressed?: boolean | undefined;
  /** 14 in dense rows, 16 elsewhere (CSS pixels). */
  readonly iconSize?: 14 | 16 | 18;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon: Icon, keyName, pressed, iconSize = 16, className, title, ...rest } = props;
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={title ?? (keyName ? `${label} (${keyName})` : label)}
      className={classNames('icon-button', className)}
      {...rest}
    >
      <Icon size={iconSize} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
