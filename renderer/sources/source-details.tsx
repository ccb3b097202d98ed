// Everything known about a source, editable; what nobody stated stays visibly unknown.

import type { SourceDetails as SourcePatch } from '../../shared/commands/sources.ts';
import { editSource, setReadStatus } from '../../shared/commands/sources.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Reliability } from '../../shared/model/scales.ts';
import { reliabilityScale, reliabilityWording } from '../../shared/model/scales.ts';
import { readStatuses } from '../../shared/model/source.ts';
import { Segmented } from '../components/segmented.tsx';
import { SelectField } from '../components/select-field.tsx';
import { DraftField } from '../inspector/draft-field.tsx';
import { runCommand } from '../session/run-command.ts';
import { useReadOnly, useRecord, useSession } from '../session/use-session.tsx';
import { VersionsList } from '../versions/versions-list.tsx';
import { DateField } from './date-field.tsx';
import { EncodingField } from './encoding-field.tsx';
import { openExternally } from './open-externally.ts';
import { OriginalDocument } from './original-document.tsx';
import './source-details.css';
import { SourceFacts } from './source-facts.tsx';
import { statusNames } from './source-rows.ts';

export function SourceDetails({ sourceId }: { readonly sourceId: Id }) {
  const session = useSession();
  const source = useRecord('sources', sourceId);
  const readOnly = useReadOnly(session);
  if (!source) return null;
  const quietly = { unsigned: true, quiet: true };
  const edit = (patch: Partial<SourcePatch>) =>
    void runCommand(session, (context) => editSource(context, sourceId, patch), quietly);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return (
    <fieldset className="source-details scroll-area" disabled={readOnly}>
      <legend className="visually-hidden">Source details</legend>
      <Segmented
        label="Reading status"
        value={source.readStatus}
        options={readStatuses.map((status) => ({ value: status, label: statusNames[status] }))}
        onChange={(status) =>
          status && void runCommand(session, (context) => setReadStatus(context, [sourceId], status), quietly)
        }
      />
      <DraftField
        label="Title"
        value={source.title}
        multiline
        enterKeeps
        onKeep={(title) => title.trim() !== '' && edit({ title: title.trim() })}
      />
      <DraftField
        label="Publisher"
        value={source.publisher ?? ''}
        placeholder="unknown"
        onKeep={(publisher) => edit({ publisher: orNull(publisher) })}
      />
      <DraftField
        label="Authors"
        value={source.authors.join('\n')}
        placeholder="unknown"
        hint="One on each line"
        multiline
        onKeep={(authors) =>
          edit({
            authors: authors
              .split('\n')
              .map((author) => author.trim())
              .filter(Boolean),
          })
        }
      />
      <DateField
        label="Published"
        value={source.publishedOn}
        onChange={(publishedOn) => edit({ publishedOn })}
      />
      <DateField
        label="Retrieved"
        value={source.retrievedOn}
        onChange={(retrievedOn) => edit({ retrievedOn })}
      />
      <div className="source-details-url">
        <DraftField
          label="URL"
          type="url"
          dir="ltr"
          value={source.url ?? ''}
          placeholder="unknown"
          onKeep={(url) => edit({ url: orNull(url) })}
        />
        {source.url && /^https:/i.test(source.url) && (
          <button
            type="button"
            className="source-details-link"
            onClick={() => void openExternally(source.url ?? '')}
          >
            Open in the browser
          </button>
        )}
      </div>
      <DraftField
        label="Language"
        value={source.language ?? ''}
        placeholder="unknown"
        hint="A tag such as en, ar or pt-BR"
        dir="ltr"
        onKeep={(language) => edit({ language: orNull(language) })}
      />
      <SelectField<Reliability>
        label="Reliability"
        value={source.reliability}
        unsetLabel="Not rated"
        options={reliabilityScale.map((step) => ({
          value: step.value,
          label: reliabilityWording(step.value),
        }))}
        hint={
          reliabilityScale.find((step) => step.value === source.reliability)?.hint ??
          'Of this source as such; each claim can be rated apart.'
        }
        onChange={(reliability) => edit({ reliability })}
      />
      <DraftField
        label="Interest"
        value={source.interest}
        placeholder="not stated"
        hint="What the publisher stands to gain"
        multiline
        onKeep={(interest) => edit({ interest: interest.trim() })}
      />
      <DraftField
        label="Notes"
        value={source.notes}
        placeholder="none"
        multiline
        onKeep={(notes) => edit({ notes: notes.trim() })}
      />
      <EncodingField source={source} />
      <SourceFacts source={source} />
      <OriginalDocument source={source} />
      <VersionsList source={source} />
    </fieldset>
  );
}
