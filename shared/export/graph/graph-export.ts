// What the two graph formats share: the walk, the count of what XML cannot hold, pieces of moderate size.
import { CorpusView } from '../corpus-view.ts';
import type { ExportInput, ExportOptions, Loss } from '../exporter.ts';
import { countLeftOut, type Kept } from '../left-out.ts';
import { LossCounter } from '../loss-counter.ts';
import { countNotXml } from '../xml-text.ts';
import { type GraphEdge, type GraphNode, walkGraph } from './corpus-graph.ts';

/** All nodes and edges as XML. */
export async function graphXml(
  input: ExportInput,
  options: ExportOptions,
  node: (node: GraphNode) => string,
  edge: (edge: GraphEdge) => string,
): Promise<{ readonly nodes: string; readonly edges: string }> {
  const nodes: string[] = [];
  const edges: string[] = [];
  await walkGraph(new CorpusView(input, options), new LossCounter(), {
    node: (each) => nodes.push(node(each)),
    edge: (each) => edges.push(edge(each)),
  });
  return { nodes: nodes.join(''), edges: edges.join('') };
}

/** What nodes and edges hold. */
const kept: Kept = {
  sources: ['title', 'publisher', 'publishedOn', 'url', 'reliability'],
  entities: ['name', 'aliases', 'description', 'reliability', 'mergedInto'],
  registry: true,
};

/** The losses of a graph whose file holds these facts of the corpus. */
export async function graphLosses(
  input: ExportInput,
  options: ExportOptions,
  corpus: NonNullable<Kept['corpus']>,
): Promise<readonly Loss[]> {
  const counter = new LossCounter();
  const count = ({ id, label, values }: GraphNode | GraphEdge) => {
    let found = countNotXml(label);
    for (const value of Object.values(values)) if (typeof value === 'string') found += countNotXml(value);
    if (found > 0)
      counter.add(
        'control-characters',
        'Characters XML cannot hold become U+FFFD',
        { id, words: label.slice(0, 60) },
        found,
      );
  };
  const view = new CorpusView(input, options);
  await walkGraph(view, counter, { node: count, edge: count });
  countLeftOut(view, { ...kept, corpus }, counter);
  return counter.losses;
}
