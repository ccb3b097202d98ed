// Every format a corpus can be read from, beside its own. Dialog, command line and tests loop over this list.
import { bratImporter } from './brat.ts';
import { casJsonImporter } from './cas-json.ts';
import { csvImporter } from './csv.ts';
import { doccanoImporter } from './doccano.ts';
import type { Importer } from './importer.ts';
import { labelStudioImporter } from './label-studio.ts';
import { refiQdaImporter } from './refi-qda.ts';
import { webAnnotationImporter } from './web-annotation.ts';
import { xmiImporter } from './xmi.ts';

/** In the order in which they are offered. */
export const importers: readonly Importer[] = [
  webAnnotationImporter,
  refiQdaImporter,
  bratImporter,
  xmiImporter,
  casJsonImporter,
  csvImporter,
  doccanoImporter,
  labelStudioImporter,
];

/** The importer with this id, or undefined. */
export function findImporter(id: string): Importer | undefined {
  return importers.find((importer) => importer.id === id);
}
