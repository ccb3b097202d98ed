// Every export format there is. Dialog, menu, command line and tests loop over this list.

import { brat } from './brat.ts';
import { casJson } from './cas-json.ts';
import { conll } from './conll.ts';
import { csv } from './csv.ts';
import { doccano } from './doccano.ts';
import type { Exporter } from './exporter.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { labelStudio } from './label-studio.ts';
import { markdown } from './markdown.ts';
import { misp } from './misp.ts';
import { nativeJson } from './native-json.ts';
import { prodigy } from './prodigy.ts';
import { refiQda } from './refi-qda.ts';
import { spacy } from './spacy.ts';
import { stix } from './stix.ts';
import { webAnnotation } from './web-annotation.ts';
import { xlsx } from './xlsx.ts';
import { xmi } from './xmi.ts';

/** In the order in which they are offered. */
export const exporters: readonly Exporter[] = [
  nativeJson,
  csv,
  xlsx,
  webAnnotation,
  stix,
  refiQda,
  brat,
  casJson,
  xmi,
  doccano,
  spacy,
  prodigy,
  conll,
  labelStudio,
  misp,
  graphml,
  gexf,
  markdown,
];

/** The exporter with this id, or undefined. */
export function findExporter(id: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.id === id);
}
