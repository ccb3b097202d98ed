// Where the new text comes from: a file, or the clipboard.
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Source } from '../../shared/model/source.ts';
import { Button } from '../components/button.tsx';
import { PastedTextField } from '../components/pasted-text-field.tsx';
import { openedFile } from '../import/opened-file.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { useMarks } from '../session/use-session.tsx';
import { reviewFile, reviewPasted } from './replace-version.ts';

export function ChooseText(props: {
  readonly session: CorpusSession;
  readonly source: Source;
  readonly problem: string | null;
  readonly onCancel: () => void;
}) {
  const { session, source, problem } = props;
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const marks = useMarks(source.id).size;
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) void reviewFile(session, source.id, openedFile(file));
  };
  return (
    <div className="new-version-choice">
      <p>
        A new text for <strong dir="auto">{source.title}</strong>.{' '}
        {marks === 0
          ? 'It has no marks yet.'
          : `Its ${marks.toLocaleString('en-GB')} ${marks === 1 ? 'mark is' : 'marks are'} looked for in the new text, and you see what becomes of ${marks === 1 ? 'it' : 'them'} before anything is changed.`}{' '}
        The present version is kept and stays readable.
      </p>
      {problem !== null && (
        <p role="alert" className="new-version-problem">
          {problem}
        </p>
      )}
      <div>
        <Button
          kind="primary"
          icon={<FileUp size={16} />}
          data-autofocus=""
          onClick={() => input.current?.click()}
        >
          Choose a file…
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File of the new version"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <PastedTextField
        label="Or paste the new text"
        value={text}
        onChange={setText}
        className="new-version-paste"
      />
      <div className="new-version-buttons">
        <Button onClick={props.onCancel}>Cancel</Button>
        <Button disabled={text === ''} onClick={() => void reviewPasted(session, source.id, text)}>
          Compare the pasted text
        </Button>
      </div>
    </div>
  );
}
