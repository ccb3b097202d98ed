// The sign of a mark, drawn as the text draws it: a tint, an underline, a dotted line; broken when not accepted.
import type { MarkStyle } from '../../shared/marks/mark-style.ts';
import { markStyle } from '../../shared/marks/mark-style.ts';
import { kindLabels } from '../../shared/marks/mark-summary.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import './mark-sign.css';

export function MarkSign({ mark }: { readonly mark: Annotation }) {
  const { store } = useSession();
  const colourBy = useWorkspace((state) => state.colourBy);
  useTableVersion('entityTypes');
  useTableVersion('tags');
  const style = markStyle(mark, colourBy, {
    typeOfEntity: (id) => store.get('entityTypes', store.resolveEntity(id)?.type ?? ''),
    tag: (id) => store.get('tags', id),
  });
  return (
    <StyleSign look={style.look} colour={style.colour} dashed={style.dashed} name={kindLabels[mark.kind]} />
  );
}

/** The sign alone, for rows and the legend. */
export function StyleSign(props: Pick<MarkStyle, 'look' | 'colour' | 'dashed'> & { readonly name: string }) {
  return (
    <span
      role="img"
      aria-label={props.name}
      title={props.name}
      className={`mark-sign mark-sign-${props.look}`}
      data-dashed={props.dashed}
      style={{ color: markColour(props.colour) }}
    >
      <span aria-hidden="true">{props.name.charAt(0)}</span>
    </span>
  );
}
