// The fields of a claim, in the order an analyst judges: what it says, how likely and how sure, who says it.
import type { KeyboardEvent } from 'react';
import { editClaim } from '../../shared/commands/edit-marks.ts';
import type { ClaimAnnotation } from '../../shared/model/annotation.ts';
import type { Claim, ClaimKind } from '../../shared/model/claim.ts';
import { claimKinds } from '../../shared/model/claim.ts';
import type { ConfidenceBasis } from '../../shared/model/scales.ts';
import {
  confidenceBases,
  confidenceScale,
  credibilityScale,
  reliabilityScale,
} from '../../shared/model/scales.ts';
import { Chip } from '../components/chip.tsx';
import { Segmented } from '../components/segmented.tsx';
import { runCommand } from '../session/run-command.ts';
import { useSession, useStoreValue } from '../session/use-session.tsx';
import { DateField } from '../sources/date-field.tsx';
import { AttributionEditor } from './attribution-editor.tsx';
import { DraftField } from './draft-field.tsx';
import { FiguresEditor } from './figures-editor.tsx';
import { FormSection } from './form-section.tsx';
import { GradeScale } from './grade-scale.tsx';
import { LikelihoodField } from './likelihood-field.tsx';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const kindOptions = claimKinds.map((value, index) => ({
  value,
  label: capital(value),
  keyName: String(index + 1),
}));
const confidenceOptions = confidenceScale.map(({ value, label, hint }) => ({ value, label, hint }));

export function ClaimFields({ mark }: { readonly mark: ClaimAnnotation }) {
  const session = useSession();
  const yardstick = useStoreValue(['corpus'], () => session.store.info.yardstick);
  const { claim } = mark;
  const edit = (patch: Partial<Claim>) =>
    void runCommand(session, (context) => editClaim(context, mark.id, patch));
  const onKindKey = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-6])$/.exec(event.code)?.[1] ?? /^[1-6]$/.exec(event.key)?.[0];
    const kind: ClaimKind | undefined = claimKinds[Number(digit) - 1];
    if (digit === undefined || kind === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    edit({ kind });
  };
  const withBasis = (basis: ConfidenceBasis) =>
    confidenceBases.filter((other) => claim.confidenceBasis.includes(other) !== (other === basis));
  return (
    <>
      <div data-first-field="">
        <FormSection label="Statement">
          <DraftField
            label="Statement"
            labelHidden
            multiline
            enterKeeps
            placeholder="What is claimed, in one sentence of your own"
            value={claim.statement}
            onKeep={(statement) => edit({ statement })}
          />
        </FormSection>
      </div>
      <Segmented
        label="Kind"
        wrap
        unsetLabel="Not set"
        value={claim.kind}
        options={kindOptions}
        onChange={(kind) => edit({ kind })}
        onKeyDown={onKindKey}
      />
      <Segmented
        label="Confidence"
        unsetLabel="Not assessed"
        value={claim.confidence}
        options={confidenceOptions}
        onChange={(confidence) => edit({ confidence })}
      />
      <FormSection label="Confidence basis">
        <div className="filter-chips form-chips">
          {confidenceBases.map((basis) => (
            <Chip
              key={basis}
              pressed={claim.confidenceBasis.includes(basis)}
              onPressedChange={() => edit({ confidenceBasis: withBasis(basis) })}
            >
              {capital(basis)}
            </Chip>
          ))}
        </div>
      </FormSection>
      <GradeScale
        label="Source reliability"
        scale={reliabilityScale}
        value={claim.reliability}
        onChange={(reliability) => edit({ reliability })}
      />
      <GradeScale
        label="Information credibility"
        scale={credibilityScale}
        value={claim.credibility}
        onChange={(credibility) => edit({ credibility })}
      />
      <LikelihoodField
        value={claim.likelihood}
        yardstick={yardstick}
        onChange={(likelihood) => edit({ likelihood })}
      />
      <FormSection label="Reason">
        <DraftField
          label="Reason"
          labelHidden
          multiline
          placeholder="Why these grades; kept with each change of a grade"
          value={claim.reason}
          onKeep={(reason) => edit({ reason })}
        />
      </FormSection>
      <AttributionEditor
        chain={claim.attribution}
        onChange={(attribution) => edit({ attribution: [...attribution] })}
      />
      <DraftField
        label="Source wording"
        placeholder="The source’s own hedge, verbatim"
        value={claim.sourceWording}
        onKeep={(sourceWording) => edit({ sourceWording })}
      />
      <DateField
        label="Information date"
        value={claim.informationDate}
        onChange={(informationDate) => edit({ informationDate })}
      />
      <FiguresEditor figures={claim.figures} onChange={(figures) => edit({ figures: [...figures] })} />
    </>
  );
}
