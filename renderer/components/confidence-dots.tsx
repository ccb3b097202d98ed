// Confidence, the same everywhere: three dots filled by level, hollow when not assessed.
import type { Confidence } from '../../shared/model/scales.ts';
import { confidenceScale } from '../../shared/model/scales.ts';
import './confidence-dots.css';

export function ConfidenceDots(props: { readonly level: Confidence | null }) {
  const filled =
    props.level === null ? 0 : confidenceScale.findIndex((step) => step.value === props.level) + 1;
  const wording = confidenceScale.find((step) => step.value === props.level)?.label.toLowerCase();
  const words = `Confidence: ${wording ?? 'not assessed'}`;
  return (
    <span className="confidence-dots" role="img" aria-label={words} title={words}>
      {confidenceScale.map((step, index) => (
        <span
          key={step.value}
          className={index < filled ? 'confidence-dot confidence-filled' : 'confidence-dot'}
        />
      ))}
    </span>
  );
}
