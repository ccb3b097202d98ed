// The less common filter chips: status, confidence, entity type, tag.
import type { ReactNode } from 'react';
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import { anchorStates, annotationStatuses } from '../../shared/model/annotation.ts';
import { confidenceScale } from '../../shared/model/scales.ts';
import { Chip } from '../components/chip.tsx';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';
import { anchorNames } from '../versions/review-counts.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import { changeFilter, toggled } from './change-filter.ts';

const statusLabels = { draft: 'Draft', accepted: 'Accepted', rejected: 'Rejected' } as const;

export function FilterChips() {
  const { store } = useSession();
  const filter = useWorkspace((state) => state.filter);
  useTableVersion('tags');
  useTableVersion('entityTypes');
  const levels = [...confidenceScale, { value: 'none' as const, label: 'Not assessed' }];
  const tags = codebookInOrder(store, 'tags');
  return (
    <div className="filter-more">
      <ChipGroup label="Status">
        {annotationStatuses.map((status) => (
          <Chip
            key={status}
            pressed={filter.statuses.has(status)}
            onPressedChange={() => changeFilter({ statuses: toggled(filter.statuses, status) })}
          >
            {statusLabels[status]}
          </Chip>
        ))}
      </ChipGroup>
      <ChipGroup label="Place">
        {anchorStates.map((anchor) => (
          <Chip
            key={anchor}
            pressed={filter.anchors.has(anchor)}
            onPressedChange={() => changeFilter({ anchors: toggled(filter.anchors, anchor) })}
          >
            {anchorNames[anchor]}
          </Chip>
        ))}
      </ChipGroup>
      <ChipGroup label="Confidence">
        {levels.map((level) => (
          <Chip
            key={level.value}
            pressed={filter.confidences.has(level.value)}
            onPressedChange={() => changeFilter({ confidences: toggled(filter.confidences, level.value) })}
          >
            {level.label}
          </Chip>
        ))}
      </ChipGroup>
      <ChipGroup label="Entity type">
        {codebookInOrder(store, 'entityTypes').map((type) => (
          <Chip
            key={type.id}
            colour={markColour(type.colour)}
            pressed={filter.entityTypes.has(type.id)}
            onPressedChange={() => changeFilter({ entityTypes: toggled(filter.entityTypes, type.id) })}
          >
            {type.name}
          </Chip>
        ))}
      </ChipGroup>
      {tags.length > 0 && (
        <ChipGroup label="Tag">
          {tags.map((tag) => (
            <Chip
              key={tag.id}
              colour={markColour(tag.colour)}
              pressed={filter.tags.has(tag.id)}
              onPressedChange={() => changeFilter({ tags: toggled(filter.tags, tag.id) })}
            >
              {tag.name}
            </Chip>
          ))}
        </ChipGroup>
      )}
    </div>
  );
}

function ChipGroup(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="chip-group">
      <legend className="field-label">{props.label}</legend>
      <div className="filter-chips">{props.children}</div>
    </fieldset>
  );
}
