// What a corpus file would do here: counts, what is refused and why, conflicts field by field. All comes in, or nothing.

import type { TableName } from '../../shared/change/change-set.ts';
import { tableNames } from '../../shared/change/change-set.ts';
import type { ImportPreview } from '../../shared/native/import-preview.ts';
import type { Problem } from '../../shared/native/problem.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { ConflictList } from './conflict-list.tsx';
import './import-preview-dialog.css';
import { useImportState } from './import-state.ts';
import { commitImport, dismissImport } from './preview-native-file.ts';

const tableLabels: Readonly<Record<TableName, string>> = {
  corpus: 'Corpus',
  analysts: 'Analysts',
  tags: 'Tags',
  entityTypes: 'Entity types',
  relationTypes: 'Relation types',
  sources: 'Sources',
  entities: 'Entities',
  annotations: 'Marks',
  links: 'Links',
  deleted: 'Deletions',
};

export function ImportPreviewDialog({ session }: { readonly session: CorpusSession }) {
  const pending = useImportState((state) => state.pending);
  const busy = useImportState((state) => state.progress !== null);
  if (!pending) return null;
  const { preview, problems, fileName } = pending;
  const refused = [
    ...problems.filter((problem) => problem.severity === 'error'),
    ...(preview?.refused ?? []),
  ];
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  return (
    <Dialog
      title="Import preview"
      size="wide"
      firm
      onClose={dismissImport}
      footer={
        <>
          <Button onClick={dismissImport}>{preview?.changeSet ? 'Cancel' : 'Close'}</Button>
          {preview?.changeSet && (
            <Button kind="primary" disabled={busy} onClick={() => void commitImport(session)}>
              Import
            </Button>
          )}
        </>
      }
    >
      <div className="import-preview">
        <p className="import-preview-lead">{lead(fileName, preview, refused.length)}</p>
        <Problems title="Refused" problems={refused} kind="error" />
        {preview && refused.length === 0 && <Counts preview={preview} />}
        {preview && refused.length === 0 && preview.conflicts.length > 0 && (
          <ConflictList session={session} conflicts={preview.conflicts} />
        )}
        {preview && preview.stayDeleted.length > 0 && (
          <Names title="Stay deleted here" names={preview.stayDeleted.map((record) => record.name)} />
        )}
        {preview && preview.keptAlive.length > 0 && (
          <Names
            title="Deleted in the file, kept here because they are newer or needed"
            names={preview.keptAlive.map((record) => record.name)}
          />
        )}
        <Problems title="Warnings" problems={warnings} kind="warning" />
      </div>
    </Dialog>
  );
}

function lead(fileName: string, preview: ImportPreview | null, refused: number): string {
  if (refused > 0 || !preview) return `${fileName} cannot come in. Nothing was changed.`;
  if (!preview.changeSet) return `${fileName} holds nothing that is not here already.`;
  if (preview.intoEmpty) return `${fileName} comes into this empty corpus as it is.`;
  return `${fileName} comes into this corpus. Everything below happens together, and one undo takes it back.`;
}

function Counts({ preview }: { readonly preview: ImportPreview }) {
  const rows = tableNames.filter((name) => Object.values(preview.counts[name]).some((count) => count > 0));
  if (rows.length === 0) return null;
  return (
    <table className="import-preview-counts">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Kind</span>
          </th>
          <th scope="col">New</th>
          <th scope="col">Changed</th>
          <th scope="col">Same</th>
          <th scope="col">Conflicting</th>
          <th scope="col">Deleted</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((name) => {
          const counts = preview.counts[name];
          return (
            <tr key={name}>
              <th scope="row">{tableLabels[name]}</th>
              {[counts.new, counts.changed, counts.same, counts.conflicting, counts.deleted].map(
                (count, index) => (
                  <td
                    key={`${name}-${columns[index]}`}
                    className={count === 0 ? 'import-preview-zero' : undefined}
                  >
                    {count.toLocaleString('en-GB')}
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const columns = ['new', 'changed', 'same', 'conflicting', 'deleted'];

function Problems(props: {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly kind: 'error' | 'warning';
}) {
  if (props.problems.length === 0) return null;
  return (
    <section aria-label={props.title}>
      <h3 className="import-preview-heading">
        {props.title} <span>{props.problems.length.toLocaleString('en-GB')}</span>
      </h3>
      <ul className="import-preview-problems">
        {props.problems.map((problem) => (
          <li key={`${problem.where} ${problem.message}`} className={`import-preview-${props.kind}`}>
            <span>{problem.message}</span>{' '}
            {problem.hint && <span className="import-preview-quiet">{problem.hint}</span>}
            {problem.where && <span className="import-preview-where">{problem.where}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names(props: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <section aria-label={props.title}>
      <h3 className="import-preview-heading">
        {props.title} <span>{props.names.length.toLocaleString('en-GB')}</span>
      </h3>
      <p className="import-preview-quiet">{props.names.slice(0, listed).join(' · ')}</p>
    </section>
  );
}

/** Names beyond this are only counted. */
const listed = 50;
