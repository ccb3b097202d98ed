// A passage with what differs marked as deleted or inserted: by line style, not by colour alone.
import type { DifferencePart } from '../../shared/anchoring/word-differences.ts';
import './differences.css';

export function Differences({ parts }: { readonly parts: readonly DifferencePart[] }) {
  let offset = 0;
  return (
    <mark className="differences">
      {parts.map(({ text, kind }) => {
        const key = offset;
        offset += text.length;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'removed' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
      })}
    </mark>
  );
}
