// The Admiralty grade as letter and digit ("B2"); the wording on hover and for screen readers. A dash is "not rated".
import type { Credibility, Reliability } from '../../shared/model/scales.ts';
import { credibilityWording, reliabilityWording } from '../../shared/model/scales.ts';
import './grade-badge.css';

export function GradeBadge(props: {
  readonly reliability: Reliability | null;
  /** Left out where only a source is graded. */
  readonly credibility?: Credibility | null;
}) {
  const { reliability, credibility } = props;
  const parts = [
    `Source reliability: ${reliability === null ? 'not rated' : reliabilityWording(reliability)}`,
    ...(credibility === undefined
      ? []
      : [`Information credibility: ${credibility === null ? 'not rated' : credibilityWording(credibility)}`]),
  ];
  const unset = reliability === null && (credibility ?? null) === null;
  return (
    <span
      className={unset ? 'grade-badge grade-unset' : 'grade-badge'}
      role="img"
      aria-label={parts.join('; ')}
      title={parts.join('\n')}
    >
      <span>{reliability ?? '–'}</span>
      {credibility !== undefined && <span>{credibility ?? '–'}</span>}
    </span>
  );
}
