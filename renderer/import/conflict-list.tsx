// Records that both sides changed: each field as it is here and in the file, and which side of it is kept.
import { useId, useMemo } from 'react';
import type { TableName, Tables } from '../../shared/change/change-set.ts';
import type { NameLookup } from '../../shared/journal/describe-change.ts';
import type { Id } from '../../shared/model/ids.ts';
import type {
  ConflictField,
  ImportConflict,
  ImportPreview,
  Side,
} from '../../shared/native/import-preview.ts';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import './conflict-list.css';
import { sidesInWords } from '../../shared/native/conflict-words.ts';
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
          <Conflict
            key={`${conflict.table}/${conflict.id}`}
            conflict={conflict}
            names={names}
            onChoose={(side, field) => void chooseSide(session, [conflict], side, field)}
          />
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

/** Chooses a side of one field, or without one of all fields. */
type Choose = (side: Side, field?: string) => void;

function Conflict(props: {
  readonly conflict: ImportConflict;
  readonly names: NameLookup;
  readonly onChoose: Choose;
}) {
  const { conflict, names, onChoose } = props;
  const called = conflict.name || conflict.id;
  return (
    <li className="conflict">
      <div className="conflict-head">
        <span className="conflict-name" dir="auto">
          {called}
        </span>
        {conflict.fields.length > 1 && (
          <>
            <Button kind="quiet" aria-label={`All ours of ${called}`} onClick={() => onChoose('ours')}>
              All ours
            </Button>
            <Button kind="quiet" aria-label={`All theirs of ${called}`} onClick={() => onChoose('theirs')}>
              All theirs
            </Button>
          </>
        )}
      </div>
      <table className="conflict-fields" aria-label={called}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Ours</th>
            <th scope="col">Theirs</th>
          </tr>
        </thead>
        <tbody>
          {conflict.fields.map((field) => (
            <Field key={field.field} field={field} names={names} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </li>
  );
}

function Field(props: {
  readonly field: ConflictField;
  readonly names: NameLookup;
  readonly onChoose: Choose;
}) {
  const { field, names, onChoose } = props;
  const group = useId();
  const words = useMemo(() => sidesInWords(field, names), [field, names]);
  const cell = (side: Side) => {
    const isKept = field.chosen === side;
    return (
      <td>
        <label className={classNames('conflict-side', isKept && 'conflict-kept')}>
          <input
            type="radio"
            name={group}
            checked={isKept}
            aria-label={`${words.field}, ${side}: ${words[side].join('; ')}`}
            onChange={() => onChoose(side, field.field)}
          />
          <span className="conflict-words" dir="auto">
            {words[side].join('\n')}
          </span>
        </label>
      </td>
    );
  };
  return (
    <tr>
      <th scope="row">{words.field}</th>
      {cell('ours')}
      {cell('theirs')}
    </tr>
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
