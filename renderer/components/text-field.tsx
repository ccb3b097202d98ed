// A labelled line or paragraph of text. With `onCommit` it keeps a draft: kept on blur or Enter, dropped on Escape.
import type { ClipboardEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { useEffect, useId, useState } from 'react';
import { classNames } from './class-names.ts';
import './field.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called with every keystroke. */
  readonly onChange?: (value: string) => void;
  /** Called once with the new value when it was changed and kept. */
  readonly onCommit?: (value: string) => void;
  readonly multiline?: boolean;
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  /** A sentence; also marks the field as invalid. */
  readonly error?: string | null;
  readonly type?: 'text' | 'search' | 'url' | 'number';
  readonly dir?: 'auto' | 'ltr' | 'rtl';
  readonly lang?: string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  /** After the field's own handling. */
  readonly onBlur?: () => void;
  /** Before the field takes it. */
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  /** Before the field's own handling; `preventDefault` stops that. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState(props.value);
  useEffect(() => setDraft(props.value), [props.value]);
  const drafts = props.onCommit !== undefined;
  const keep = () => {
    if (drafts && draft !== props.value) props.onCommit?.(draft);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    props.onKeyDown?.(event);
    if (event.defaultPrevented || !drafts || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (!props.multiline || event.ctrlKey || event.metaKey)) keep();
    if (event.key === 'Escape' && draft !== props.value) {
      setDraft(props.value);
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  const common = {
    id,
    ref: props.inputRef,
    className: 'field-input',
    value: drafts ? draft : props.value,
    placeholder: props.placeholder,
    dir: props.dir ?? 'auto',
    lang: props.lang,
    disabled: props.disabled,
    readOnly: props.readOnly,
    autoFocus: props.autoFocus,
    spellCheck: props.multiline ?? false,
    autoComplete: 'off',
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': described || undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      setDraft(event.currentTarget.value);
      props.onChange?.(event.currentTarget.value);
    },
    onBlur: () => {
      keep();
      props.onBlur?.();
    },
    onKeyDown,
    onPaste: props.onPaste,
  };
  return (
    <div className={classNames('field', props.className)}>
      <label htmlFor={id} className={props.labelHidden ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      {props.multiline ? (
        <textarea rows={3} {...common} />
      ) : (
        <input type={props.type ?? 'text'} {...common} />
      )}
      {props.hint && (
        <div id={`${id}-hint`} className="field-hint">
          {props.hint}
        </div>
      )}
      {props.error && (
        <div id={`${id}-error`} className="field-error" role="alert">
          {props.error}
        </div>
      )}
    </div>
  );
}
