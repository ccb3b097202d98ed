// How the export would look: its files, and the first lines of the first text among them.
import { useEffect, useRef } from 'react';
import type { ExportPreview } from '../../shared/export/preview-export.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import './export-preview.css';
import { progressShare, progressWords, sizeWords } from './progress-words.ts';
import type { ExportTask } from './use-export-task.ts';

export function ExportPreviewPane({
  task,
  id,
}: {
  readonly task: ExportTask<ExportPreview>;
  readonly id: string;
}) {
  const { state } = task;
  const ref = useRef<HTMLElement>(null);
  const wasShown = useRef(false);
  const isDone = state.kind === 'done';
  useEffect(() => {
    // Below a long list of losses it would open out of sight. Only once: another format moves nothing.
    if (!isDone || wasShown.current) return;
    wasShown.current = true;
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isDone]);
  return (
    <section
      ref={ref}
      id={id}
      aria-label="Preview of the export"
      aria-busy={state.kind === 'running'}
      className="export-preview"
    >
      {state.kind === 'running' && (
        <>
          <p className="export-preview-quiet">{progressWords('Making the preview', state.progress)}</p>
          <ProgressBar label="Making the preview" value={progressShare(state.progress)} />
        </>
      )}
      {state.kind === 'failed' && (
        <p role="alert" className="field-error">
          {state.message}
        </p>
      )}
      {state.kind === 'done' && <Shown preview={state.result} />}
    </section>
  );
}

/** Files in sight; the rest unfolds. */
const shownFiles = 8;

function Shown({ preview: { files, moreFiles, text } }: { readonly preview: ExportPreview }) {
  const folded = files.length - shownFiles;
  return (
    <>
      {files.length > 0 && (
        <div className="export-preview-files">
          <FileList label="Files" files={files.slice(0, shownFiles)} />
          {folded > 0 && (
            <details>
              <summary className="export-preview-quiet">
                {moreFiles ? `${folded} more, and others` : `${folded} more`}
              </summary>
              <FileList label="More files" files={files.slice(shownFiles)} />
            </details>
          )}
        </div>
      )}
      {text && (
        <figure>
          <figcaption className="export-preview-quiet">
            {text.path === null ? 'It begins' : `${text.path} begins`}
          </figcaption>
          <pre className="export-preview-text">
            {text.lines.join('\n')}
            {text.more && '\n…'}
          </pre>
        </figure>
      )}
    </>
  );
}

function FileList(props: { readonly label: string; readonly files: ExportPreview['files'] }) {
  return (
    <ul aria-label={props.label}>
      {props.files.map(({ path, bytes }) => (
        <li key={path}>
          <span>{path}</span>
          {bytes !== null && <span className="export-preview-quiet">{sizeWords(bytes)}</span>}
        </li>
      ))}
    </ul>
  );
}
