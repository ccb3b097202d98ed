// A button with words. Quiet by default; one primary at most in a dialog.
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import './button.css';
import { classNames } from './class-names.ts';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `plain` has a hairline, `quiet` none, `primary` the accent, `danger` says that something is lost. */
  readonly kind?: 'plain' | 'quiet' | 'primary' | 'danger';
  /** Drawn before the words; decorative. */
  readonly icon?: ReactNode;
}

export function Button({ kind = 'plain', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames('button', `button-${kind}`, className)} {...rest}>
      {icon && (
        <span className="button-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </button>
  );
}
