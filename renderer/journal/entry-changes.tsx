// The changes of one entry in words, field by field. Long ones show their beginning until asked for more.
import { useState } from 'react';
import type { Change } from '../../shared/change/change-set.ts';
import { describeChanges } from '../../shared/journal/describe-change.ts';
import { numbered } from '../inspector/list-steps.ts';
import { useSession } from '../session/use-session.tsx';
import './entry-changes.css';

/** Changes shown at once: a bulk of thousands would stop the panel. */
const step = 20;

export function EntryChanges(props: { readonly changes: readonly Change[]; readonly withSubject: boolean }) {
  const { store } = useSession();
  const [limit, setLimit] = useState(step);
  const rest = props.changes.length - limit;
  return (
    <>
      {numbered(describeChanges(props.changes.slice(0, limit), store)).map(({ key, item: change }) => (
        <div key={key} className="change">
          {props.withSubject && (
            <p className="change-subject">
              {change.subject} <span className="change-verb">{change.verb}</span>
            </p>
          )}
          {change.steps.length > 0 && (
            <dl className="change-steps">
              {change.steps.map((field) => (
                <div key={field.field} className="change-step">
                  <dt>{field.field}</dt>
                  <dd>
                    {change.verb !== 'added' && <del dir="auto">{field.from}</del>}
                    {change.verb === 'changed' && <span className="change-arrow"> → </span>}
                    {change.verb !== 'removed' && <ins dir="auto">{field.to}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
      {rest > 0 && (
        <button type="button" className="link-button" onClick={() => setLimit(limit + 5 * step)}>
          {rest.toLocaleString('en-GB')} more changes
        </button>
      )}
    </>
  );
}
