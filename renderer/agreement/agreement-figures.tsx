// The coefficients: alpha for where and for what, kappa for grades. What cannot be measured says so.
import type { AgreementReport, Layer } from '../../shared/agreement/compare-analysts.ts';
import type { GradeField } from '../../shared/agreement/mark-differences.ts';

const layerLabels: Readonly<Record<Layer, string>> = {
  claims: 'Claims',
  mentions: 'Entities',
  all: 'All marks',
};
/** What the values of a layer's units are. */
const layerKinds: Readonly<Record<Layer, string>> = {
  claims: 'Kind of claim: fact, assessment, forecast …',
  mentions: 'Type of entity: person, organisation …',
  all: 'Claim, entity or note; where marks overlap, the shortest speaks',
};
const gradeLabels: Readonly<Record<GradeField, string>> = {
  reliability: 'Reliability',
  credibility: 'Credibility',
  confidence: 'Confidence',
  likelihood: 'Likelihood',
};

export function AgreementFigures(props: {
  readonly report: AgreementReport;
  readonly names: readonly [string, string];
}) {
  const { layers, grades } = props.report;
  const [first, second] = props.names;
  return (
    <details open className="agreement-figures">
      <summary title="Krippendorff asks for 0.80; below 0.67 no conclusion holds.">
        Coefficients <span className="agreement-quiet">1 is perfect, 0 what chance gives</span>
      </summary>
      <table>
        <caption>Krippendorff’s alpha</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Marks</span>
            </th>
            <th scope="col" title={`${first} / ${second}`}>
              Marks
            </th>
            <th scope="col" title="|uα, for unitising: do both mark the same stretches of text?">
              Passages
            </th>
            <th scope="col" title="cuα, for coding: do both call what both marked the same?">
              Kinds
            </th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ layer, marks, alpha }) => (
            <tr key={layer}>
              <th scope="row" title={layerKinds[layer]}>
                {layerLabels[layer]}
              </th>
              <td>{marks.map((count) => count.toLocaleString('en-GB')).join(' / ')}</td>
              <Coefficient value={alpha.boundaries} />
              <Coefficient value={alpha.values} />
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>Cohen’s kappa of grades</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Grade</span>
            </th>
            <th scope="col" title="Claims marked by both on one passage that both graded">
              Pairs
            </th>
            <th scope="col" title="The part of the pairs with the same grade">
              Same
            </th>
            <th scope="col">Kappa</th>
          </tr>
        </thead>
        <tbody>
          {grades.map(({ field, kappa, agreed, pairs, onlyOne }) => (
            <tr key={field}>
              <th scope="row" title={`Graded by one alone: ${first} ${onlyOne[0]}, ${second} ${onlyOne[1]}`}>
                {gradeLabels[field]}
              </th>
              <td>{pairs.toLocaleString('en-GB')}</td>
              <td>{agreed === null ? '–' : `${Math.round(agreed * 100)} %`}</td>
              <Coefficient value={kappa} />
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Two decimals and a bar; a dash where there is nothing to measure or no chance to differ. */
function Coefficient({ value }: { readonly value: number | null }) {
  if (value === null)
    return (
      <td title="Cannot be measured: nothing to compare, or no variety in it">
        <span className="agreement-none">not measured</span>
      </td>
    );
  const level = value >= customary ? 'good' : value >= tentative ? 'fair' : 'poor';
  return (
    <td>
      <span className="agreement-bar" data-level={level} aria-hidden="true">
        <span style={{ width: `${Math.max(0, value) * 100}%` }} />
      </span>
      {value.toFixed(2).replace('-', '−')}
    </td>
  );
}

/** Krippendorff (2019): rely on variables with alpha of 0.800 and above, tentative conclusions down to 0.667. */
const customary = 0.8;
const tentative = 0.667;
