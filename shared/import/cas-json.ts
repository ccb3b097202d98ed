// UIMA CAS JSON 0.4, as INCEpTION and cassis write it: a file for each document. Offsets count UTF-16 units.
import { type ImportedFile, type Importer, ImportRefusal } from './importer.ts';
import { IncomingBuilder } from './incoming-builder.ts';
import { beginningOf } from './json-file.ts';
import { labelChoiceOf, labelOption } from './labelled-mark.ts';
import { addCas } from './uima/add-cas.ts';
import { readCasJson } from './uima/read-cas-json.ts';

/** CAS JSON files. */
export const casJsonImporter: Importer = {
  id: 'cas-json',
  label: 'UIMA CAS JSON',
  summary: 'Documents exported from INCEpTION as UIMA CAS JSON 0.4, or written with cassis.',
  extensions: ['.json'],
  options: [labelOption],
  recognise: (files) => Math.max(0, ...files.map(likeness)),
  read: (files, { format }) => {
    const builder = new IncomingBuilder('utf-16');
    const choice = labelChoiceOf(format.labels);
    const twins = new Map<string, string>();
    const named = files.filter(({ path }) => /\.json$/i.test(path));
    const chosen = named.length > 0 ? named : files;
    const refusals: ImportRefusal[] = [];
    for (const file of chosen) {
      const read = readOrRefusal(file);
      if (read instanceof ImportRefusal) {
        refusals.push(read);
        builder.passOver(file.path, read.message);
      } else {
        addCas(read.document, read.superTypes, choice, builder, twins);
        builder.use(file.path);
      }
    }
    const [first] = refusals;
    if (first && refusals.length === chosen.length) throw first;
    if (chosen.length === 0)
      throw new ImportRefusal(
        'There is no JSON file among these. Choose the documents exported as UIMA CAS JSON.',
      );
    return builder.finish(files, 'It is no CAS in JSON (.json).');
  },
};

function readOrRefusal(file: ImportedFile): ReturnType<typeof readCasJson> | ImportRefusal {
  try {
    return readCasJson(file);
  } catch (error) {
    if (error instanceof ImportRefusal) return error;
    throw error;
  }
}

function likeness(file: ImportedFile): number {
  const start = beginningOf(file);
  if (!/^\s*\{/.test(start)) return 0;
  return /"%(?:TYPES|FEATURE_STRUCTURES|VIEWS|HEADER)"\s*:/.test(start) ? 1 : 0;
}
