// How the file's bytes were read. Can be chosen again until the first mark: after that offsets depend on it.
import { useEffect, useState } from 'react';
import type { Source } from '../../shared/model/source.ts';
import { encodingName, knownEncodings } from '../../shared/raw-texts/known-encodings.ts';
import { SelectField } from '../components/select-field.tsx';
import { canChangeEncoding, changeEncoding } from '../session/change-encoding.ts';
import { commandContext } from '../session/command-context.ts';
import { useMarks, useSession } from '../session/use-session.tsx';
import { messageOf } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';

export function EncodingField({ source }: { readonly source: Source }) {
  const session = useSession();
  const marked = useMarks(source.id).size > 0;
  const [changeable, setChangeable] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { id, sha256, encoding } = source;
  useEffect(() => {
    let gone = false;
    setChangeable(false);
    // A mark or another text asks anew.
    if (marked || sha256 === '') return;
    canChangeEncoding(session, id).then(
      (possible) => !gone && setChangeable(possible),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [session, id, sha256, marked]);
  if (encoding === null) return null;
  const label = encoding.replace(/-bom$/, '');
  const options = knownEncodings.map((known) => ({ value: known.label, label: known.name }));
  if (!options.some((option) => option.value === label))
    options.push({ value: label, label: encodingName(label) });
  const change = async (wanted: string) => {
    try {
      const refusal = await changeEncoding(session, commandContext(session), id, wanted);
      setProblem(refusal);
      if (refusal === null) announce(`Read anew as ${encodingName(wanted)}`);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <div>
      <SelectField
        label="Encoding"
        value={label}
        options={options}
        disabled={!changeable}
        hint={
          marked
            ? 'Fixed since the first mark.'
            : changeable
              ? `Read as ${encodingName(encoding)}. Choose another one if letters look wrong.`
              : `Read as ${encodingName(encoding)}.`
        }
        onChange={(wanted) => wanted && wanted !== label && void change(wanted)}
      />
      {problem && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
    </div>
  );
}
