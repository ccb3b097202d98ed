// UIMA CAS as JSON, version 0.4: a file for each source, each with its type system.
import { severalFiles } from './counted-export.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import type { LossCounter } from './loss-counter.ts';
import { uimaTypes } from './uima/type-system.ts';
import { type UimaDocument, uimaDocuments } from './uima/uima-documents.ts';

/** A zip of CAS JSON files. */
export const casJson: Exporter = {
  id: 'cas-json',
  label: 'UIMA CAS JSON',
  extension: '.cas-json.zip',
  mediaType: 'application/zip',
  summary: 'For INCEpTION and for Python (cassis); a file for each source.',
  options: [],
  honours: { withText: false, withJournal: false },
  ...severalFiles(casFiles),
};

const types = Object.fromEntries(
  uimaTypes.map(({ name, superType, features }) => [
    name,
    {
      '%NAME': name,
      '%SUPER_TYPE': superType,
      ...Object.fromEntries(
        features.map((feature) => [feature.name, { '%NAME': feature.name, '%RANGE': feature.range }]),
      ),
    },
  ]),
);

async function* casFiles(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<ExportedFile> {
  for await (const document of uimaDocuments(input, options, false, counter))
    yield { path: `${document.name}.json`, content: casText(document) };
}

function casText({ text, structures }: UimaDocument): string {
  const sofa = {
    '%ID': 1,
    '%TYPE': 'uima.cas.Sofa',
    sofaNum: 1,
    sofaID: '_InitialView',
    mimeType: 'text',
    sofaString: text,
  };
  const lines = structures.map(({ id, type, begin, end, features, references }) =>
    JSON.stringify({
      '%ID': id,
      '%TYPE': type,
      '@sofa': 1,
      begin,
      end,
      ...features,
      ...Object.fromEntries(Object.entries(references).map(([name, target]) => [`@${name}`, target])),
    }),
  );
  return [
    '{',
    '"%HEADER": {"%VERSION": "0.4.0"},',
    `"%TYPES": ${JSON.stringify(types)},`,
    '"%FEATURE_STRUCTURES": [',
    [JSON.stringify(sofa), ...lines].join(',\n'),
    '],',
    `"%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [${structures.map(({ id }) => id).join(', ')}]}}`,
    '}\n',
  ].join('\n');
}
