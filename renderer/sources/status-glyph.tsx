// How far a source is read: an empty ring, a half-filled one, a full disc. The words stand beside it for screen readers.
import type { ReadStatus } from '../../shared/model/source.ts';
import { statusNames } from './source-rows.ts';
import './status-glyph.css';

export function StatusGlyph({ status }: { readonly status: ReadStatus }) {
  return (
    <span aria-hidden="true" title={statusNames[status]} className="status-glyph">
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        {status === 'reading' && <path d="M6 1 A5 5 0 0 0 6 11 Z" fill="currentColor" />}
        {status === 'done' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      </svg>
    </span>
  );
}
