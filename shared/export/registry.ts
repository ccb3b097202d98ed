// Every export format there is. Dialog, menu, command line and tests loop over this list.

import { brat } from './brat.ts';
import { casJson } from './cas-json.ts';
import { csv } from './csv.ts';
import type { Exporter } from './exporter.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { markdown } from './markdown.ts';
import { misp } from './misp.ts';
import { nativeJson } from './native-json.ts';
import { refiQda } from './refi-qda.ts';
import { stix } from './stix.ts';
import { webAnnotation } from './web-annotation.ts';
import { xlsx } from './xlsx.ts';
import { xmi } from './xmi.ts';

/** In the order in which they are offered. */
export const exporters: readonly Exporter[] = [
  nativeJson,
  csv,
  xlsx,
  stix,
  refiQda,
  misp,
  graphml,
  gexf,
  markdown,
  webAnnotation,
  brat,
  casJson,
  xmi,
];

/** The exporter with this id, or undefined. */
export function findExporter(id: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.id === id);
}
