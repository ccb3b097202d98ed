// Asked once, at the first mark: every change is signed with a name.
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import { answerAnalystName } from './ensure-analyst.ts';

export function AnalystNameDialog() {
  const [name, setName] = useState('');
  const good = name.trim() !== '';
  const keep = () => {
    if (good) void answerAnalystName(name.trim());
  };
  return (
    <Dialog
      title="Your name"
      size="small"
      onClose={() => void answerAnalystName(null)}
      footer={
        <>
          <Button onClick={() => void answerAnalystName(null)}>Not now</Button>
          <Button kind="primary" disabled={!good} onClick={keep}>
            Sign with this name
          </Button>
        </>
      }
    >
      <TextField
        label="Analyst’s name"
        value={name}
        onChange={setName}
        autoFocus
        hint="Marks and changes are signed with it. It stays on this computer and in what you export; Settings change it."
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      />
    </Dialog>
  );
}
