// What is said of the open corpus as a whole: its description and the yardstick its likelihoods are given on.
import { editCorpus } from '../../shared/commands/corpus.ts';
import { Segmented } from '../components/segmented.tsx';
import { TextField } from '../components/text-field.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { runCommand } from '../session/run-command.ts';
import { useStoreValue } from '../session/use-session.tsx';

export function CorpusSettings({ session }: { readonly session: CorpusSession }) {
  const info = useStoreValue(['corpus'], () => session.store.info);
  return (
    <>
      <TextField
        label={`Description of “${info.title}”`}
        value={info.description}
        placeholder="What this corpus is about"
        onCommit={(description) =>
          void runCommand(session, (context) => editCorpus(context, { description: description.trim() }))
        }
      />
      <Segmented
        label="Likelihood yardstick of this corpus"
        value={info.yardstick}
        options={[
          { value: 'icd203', label: 'ICD 203 (US)' },
          { value: 'phia', label: 'PHIA (UK)' },
        ]}
        onChange={(yardstick) =>
          yardstick && void runCommand(session, (context) => editCorpus(context, { yardstick }))
        }
      />
    </>
  );
}
