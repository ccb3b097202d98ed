// Splitting: the ticked mentions become mentions of a new entity.
import { useState } from 'react';
import type { Entity } from '../../shared/model/entity.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/text-field.tsx';

export function SplitDialog(props: {
  readonly entity: Entity;
  readonly count: number;
  /** Mentions that stay. */
  readonly left: number;
  readonly onSplit: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(`${props.entity.name} (2)`);
  const ready = name.trim() !== '';
  return (
    <Dialog
      title={`Split ${props.entity.name}`}
      size="small"
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button kind="primary" disabled={!ready} onClick={() => props.onSplit(name.trim())}>
            Split off {props.count.toLocaleString('en-GB')}
          </Button>
        </>
      }
    >
      <TextField
        label="Name of the new entity"
        autoFocus
        value={name}
        onChange={setName}
        hint={`${props.count.toLocaleString('en-GB')} mentions move to it, ${props.left.toLocaleString('en-GB')} stay.`}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && ready) props.onSplit(name.trim());
        }}
      />
    </Dialog>
  );
}
