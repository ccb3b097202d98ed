// UIMA CAS as XMI, with the type system beside it where there is one. Offsets count UTF-16 units.
import { type ImportedFile, type Importer, ImportRefusal } from './importer.ts';
import { IncomingBuilder } from './incoming-builder.ts';
import { beginningOf } from './json-file.ts';
import { labelChoiceOf, labelOption } from './labelled-mark.ts';
import { addCas } from './uima/add-cas.ts';
import { readXmi } from './uima/read-xmi.ts';
import { readTypeSystem, type TypeSystem } from './uima/type-system.ts';

/** XMI files and type systems. */
export const xmiImporter: Importer = {
  id: 'xmi',
  label: 'UIMA CAS XMI',
  summary: 'Documents exported from INCEpTION or any UIMA pipeline as XMI, best with their TypeSystem.xml.',
  extensions: ['.xmi', '.xml'],
  options: [labelOption],
  recognise: (files) => Math.max(0, ...files.map(likeness)),
  read: (files, { format }) => {
    const builder = new IncomingBuilder('utf-16');
    const choice = labelChoiceOf(format.labels);
    const twins = new Map<string, string>();
    const types: TypeSystem = { superTypes: new Map(), ranges: new Map() };
    const refusals: ImportRefusal[] = [];
    const documents: ImportedFile[] = [];
    const attempt = ({ path }: ImportedFile, take: () => void) => {
      try {
        take();
        builder.use(path);
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw error;
        refusals.push(error);
        builder.passOver(path, error.message);
      }
    };
    for (const file of files.filter(({ path }) => /\.(?:xmi|xml)$/i.test(path)))
      if (!isTypeSystem(file)) documents.push(file);
      else attempt(file, () => readTypeSystem(file, types));
    let read = 0;
    for (const file of documents)
      attempt(file, () => {
        addCas(readXmi(file, types), types.superTypes, choice, builder, twins);
        read++;
      });
    if (read === 0)
      throw (
        refusals[0] ??
        new ImportRefusal(
          'There is no XMI file among these files. Choose the .xmi files, with TypeSystem.xml beside them.',
        )
      );
    return builder.finish(files, 'It is no CAS in XMI (.xmi, .xml).');
  },
};

function isTypeSystem(file: ImportedFile): boolean {
  return /<typeSystemDescription\b/.test(beginningOf(file));
}

function likeness(file: ImportedFile): number {
  if (!/\.(?:xmi|xml)$/i.test(file.path)) return 0;
  const start = beginningOf(file);
  if (/<xmi:XMI\b/.test(start)) return /uima\/cas\.ecore|dkpro|uima/.test(start) ? 1 : 0.6;
  return 0;
}
