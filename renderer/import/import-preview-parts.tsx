// Parts of the import preview that native files and those of other tools share: counts, problems, names.
import type { TableName } from '../../shared/change/change-set.ts';
import { tableNames } from '../../shared/change/change-set.ts';
import type { ImportPreview } from '../../shared/native/import-preview.ts';
import type { Problem } from '../../shared/native/problem.ts';
import './import-preview-dialog.css';

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

/** How many records of each kind come in how. */
export function ImportCountsTable({ preview }: { readonly preview: ImportPreview }) {
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

/** What is wrong with a file, with where and what to do. */
export function ImportProblems(props: {
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

/** Names of records under a heading, bounded. */
export function RecordNames(props: { readonly title: string; readonly names: readonly string[] }) {
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
