// By what the marks are coloured, and what each colour means.
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import { colouringLabels, colourings, legendOf } from '../../shared/marks/mark-style.ts';
import { SelectField } from '../components/select-field.tsx';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import './colour-legend.css';
import { StyleSign } from './mark-sign.tsx';

export function ColourLegend() {
  const { store } = useSession();
  const colourBy = useWorkspace((state) => state.colourBy);
  useTableVersion('tags');
  useTableVersion('entityTypes');
  const rows = legendOf(colourBy, codebookInOrder(store, 'entityTypes'), codebookInOrder(store, 'tags'));
  return (
    <div className="colour-legend">
      <SelectField
        label="Colour by"
        className="colour-legend-choice"
        value={colourBy}
        options={colourings.map((value) => ({ value, label: colouringLabels[value] }))}
        onChange={(value) => value && workspace.setState({ colourBy: value })}
      />
      <ul aria-label="Legend" className="colour-legend-rows">
        {rows.map((row) => (
          <li key={row.label} className="colour-legend-row">
            <StyleSign
              look={row.looks[0] ?? 'fill'}
              colour={row.colour}
              dashed={row.dashed}
              name={row.label}
            />
            {row.label}
          </li>
        ))}
      </ul>
    </div>
  );
}
