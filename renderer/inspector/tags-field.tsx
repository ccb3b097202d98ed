// The tags of a mark as chips, each with its number key.
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import { toggleTag } from '../../shared/commands/edit-marks.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import { Chip } from '../components/chip.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { runCommand } from '../session/run-command.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';
import { workspace } from '../workspace/workspace.ts';
import { FormSection } from './form-section.tsx';

export function TagsField({ mark }: { readonly mark: Annotation }) {
  const session = useSession();
  useTableVersion('tags');
  const tags = codebookInOrder(session.store, 'tags');
  return (
    <FormSection label="Tags">
      <div className="filter-chips form-chips">
        {tags.map((tag) => (
          <Chip
            key={tag.id}
            colour={markColour(tag.colour)}
            pressed={mark.tags.includes(tag.id)}
            title={tag.description}
            onPressedChange={() =>
              void runCommand(session, (context) => toggleTag(context, [mark.id], tag.id))
            }
          >
            {tag.name} {tag.key !== null && <KeyCap name={String(tag.key)} />}
          </Chip>
        ))}
        {tags.length === 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => workspace.setState({ inspector: { kind: 'codebook' } })}
          >
            Add tags to the codebook
          </button>
        )}
      </div>
    </FormSection>
  );
}
