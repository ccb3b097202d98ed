// Records that both sides changed: each field as it is here and in the file, and which side is kept.
import { useMemo } from 'react';
import type { TableName, Tables } from '../../shared/change/change-set.ts';
import { describeDifferences, type NameLookup } from '../../shared/journal/describe-change.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { ImportPreview } from '../../shared/native/import-preview.ts';
import { Button } from '../components/button.tsx';
import { Segmented } from '../components/segmented.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import './conflict-list.css';
import { chooseSide } from './preview-native-file.ts';

/** Conflicts shown one by one; with more of them one decides for all. */
const listed = 200;

export function ConflictList(props: { readonly session: CorpusSession; readonly preview: ImportPreview }) {
  const { session, preview } = props;
  const { conflicts } = preview;
  const names = useMemo(() => namesOf(session, preview), [session, preview]);
  return (
    <section aria-label="Conflicting">
      <div className="conflict-head">
        <h3 className="import-preview-heading">
          Conflicting <span>{conflicts.length.toLocaleString('en-GB')}</span>
        </h3>
        <Button kind="quiet" onClick={() => void chooseSide(session, conflicts, 'ours')}>
          Keep all of ours
        </Button>
        <Button kind="quiet" onClick={() => void chooseSide(session, conflicts, 'theirs')}>
          Take all of theirs
        </Button>
      </div>
      <ul>
        {conflicts.slice(0, listed).map((conflict) => (
          <li key={`${conflict.table}/${conflict.id}`} className="conflict">
            <div className="conflict-head">
              <span className="conflict-name" dir="auto">
                {conflict.name || conflict.id}
              </span>
              <Segmented
                label={`Which side to keep of ${conflict.name || conflict.id}`}
                labelHidden
                value={conflict.chosen}
                options={[
                  { value: 'ours', label: 'Ours' },
                  { value: 'theirs', label: 'Theirs' },
                ]}
                onChange={(side) => side && void chooseSide(session, [conflict], side)}
              />
            </div>
            <table className="conflict-fields">
              <thead>
                <tr>
                  <th scope="col">Field</th>
                  <th scope="col">Ours</th>
                  <th scope="col">Theirs</th>
                </tr>
              </thead>
              <tbody>
                {describeDifferences(conflict.fields, names).map((field) => (
                  <tr key={field.field}>
                    <th scope="row">{field.field}</th>
                    <td className={conflict.chosen === 'ours' ? 'conflict-kept' : undefined} dir="auto">
                      {field.from}
                    </td>
                    <td className={conflict.chosen === 'theirs' ? 'conflict-kept' : undefined} dir="auto">
                      {field.to}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ul>
      {conflicts.length > listed && (
        <p className="import-preview-quiet">
          {(conflicts.length - listed).toLocaleString('en-GB')} more are not listed; the buttons above decide
          for them too.
        </p>
      )}
    </section>
  );
}

const named = new Set<TableName>(['sources', 'entities', 'entityTypes', 'tags', 'annotations']);

/** Names of what is here, and of what would come in with the file. */
function namesOf({ store }: CorpusSession, { changeSet }: ImportPreview): NameLookup {
  const incoming = new Map<string, Tables[TableName]>();
  for (const { table, id, before, after } of changeSet?.changes ?? [])
    if (after && !before && named.has(table)) incoming.set(`${table}/${id}`, after);
  return {
    get: <Table extends TableName>(table: Table, id: Id) =>
      store.get(table, id) ?? (incoming.get(`${table}/${id}`) as Tables[Table] | undefined),
  };
}
