// A paragraph of pasted text, character for character: a text area alone turns CR and CRLF into LF.
import { useRef } from 'react';
import { TextField, type TextFieldProps } from './text-field.tsx';

/** `onChange` gives what was pasted as it was while the field shows just that, else what the field shows. */
export function PastedTextField(
  props: Omit<TextFieldProps, 'multiline' | 'onChange' | 'onCommit' | 'onPaste'> & {
    readonly onChange: (text: string) => void;
  },
) {
  const pasted = useRef('');
  return (
    <TextField
      {...props}
      multiline
      value={withLineFeeds(props.value)}
      onPaste={(event) => {
        pasted.current = event.clipboardData.getData('text/plain');
      }}
      onChange={(shown) => props.onChange(withLineFeeds(pasted.current) === shown ? pasted.current : shown)}
    />
  );
}

/** As a text area shows it. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
