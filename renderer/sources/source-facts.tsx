// What identifies a source and cannot be changed: its file, its length, its hash.
import type { Source } from '../../shared/model/source.ts';

export function SourceFacts({ source }: { readonly source: Source }) {
  const facts: readonly (readonly [string, string])[] = [
    ['File', source.fileName ?? 'pasted text'],
    ['Length', `${source.length.toLocaleString('en-GB')} UTF-16 units`],
    ['Media type', source.mediaType],
    ...(source.extraction
      ? [['Extracted with', `${source.extraction.tool} ${source.extraction.version}`] as const]
      : []),
    ['SHA-256', source.sha256],
  ];
  return (
    <dl className="source-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
