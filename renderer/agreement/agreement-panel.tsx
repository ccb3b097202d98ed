// How far two analysts agree, and the passages on which they do not: a list to go through beside the text.
import { useState } from 'react';
import { markingAnalysts } from '../../shared/agreement/compare-analysts.ts';
import { counted } from '../../shared/commands/command-context.ts';
import type { Id } from '../../shared/model/ids.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { PanelHeader } from '../components/panel-header.tsx';
import { SelectField } from '../components/select-field.tsx';
import { analystName } from '../journal/who-and-when.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { AgreementFigures } from './agreement-figures.tsx';
import './agreement-panel.css';
import { DifferingPassages } from './differing-passages.tsx';
import { useAgreement } from './use-agreement.ts';

export function AgreementPanel() {
  const { store } = useSession();
  useTableVersion('annotations');
  useTableVersion('analysts');
  const analysts = markingAnalysts(store);
  const [chosen, choose] = useState<readonly [Id | null, Id | null]>([null, null]);
  const first = chosen[0] ?? analysts.find(({ id }) => id !== chosen[1])?.id ?? null;
  const second = chosen[1] ?? analysts.find(({ id }) => id !== first)?.id ?? null;
  const { report, problem } = useAgreement(first, second);
  if (first === null || second === null)
    return (
      <>
        <PanelHeader title="Agreement" />
        <EmptyState
          title="Nobody to compare yet"
          words="When a colleague’s corpus file has come in, the marks of both of you can be compared here."
        />
      </>
    );
  const options = analysts.map(({ id, marks }) => ({
    value: id,
    label: `${analystName(store, id)} · ${counted(marks, 'mark')}`,
  }));
  return (
    <>
      <PanelHeader title="Agreement" note={report ? sharedWords(report.sources.length) : ''} />
      <div className="agreement-analysts">
        <SelectField
          label="First analyst"
          value={first}
          options={options.filter(({ value }) => value !== second)}
          onChange={(id) => choose([id, second])}
        />
        <SelectField
          label="Second analyst"
          value={second}
          options={options.filter(({ value }) => value !== first)}
          onChange={(id) => choose([first, id])}
        />
      </div>
      {problem && (
        <p role="alert" className="inspector-problem">
          {problem}
        </p>
      )}
      {!report && !problem && (
        <p role="status" className="agreement-quiet">
          Comparing …
        </p>
      )}
      {report && report.sources.length === 0 && (
        <EmptyState
          title="No source in common"
          words="Agreement is measured on sources in which both have made marks; so far there is none."
        />
      )}
      {report && report.sources.length > 0 && (
        <>
          <AgreementFigures report={report} names={[analystName(store, first), analystName(store, second)]} />
          <DifferingPassages
            report={report}
            names={[analystName(store, first), analystName(store, second)]}
          />
        </>
      )}
    </>
  );
}

function sharedWords(count: number): string {
  return `${counted(count, 'source')} marked by both`;
}
