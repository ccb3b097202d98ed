// A corpus as nodes and edges, the same for GraphML and GEXF: sources, claims and entities; who says what, what is linked.
import { dateWording } from '../../marks/date-wording.ts';
import type { Claim } from '../../model/claim.ts';
import type { Id } from '../../model/ids.ts';
import type { CorpusView } from '../corpus-view.ts';
import { exampleOf, type LossCounter } from '../loss-counter.ts';
import { ProjectedText } from '../projected-text.ts';

export type Value = string | number | boolean;

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly values: Readonly<Record<string, Value | null>>;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly weight: number;
  readonly values: Readonly<Record<string, Value | null>>;
}

export interface AttributeType {
  readonly name: string;
  readonly type: 'string' | 'int' | 'boolean';
}

const text = (...names: string[]): AttributeType[] => names.map((name) => ({ name, type: 'string' }));

/** Attributes of nodes. `kind` is source, claim or entity; unset ones are left out. */
export const nodeAttributes: readonly AttributeType[] = [
  ...text('kind', 'entity_type', 'description', 'aliases', 'reliability', 'quote', 'claim_kind', 'status'),
  ...text('likelihood', 'confidence'),
  { name: 'credibility', type: 'int' },
  ...text(
    'information_date',
    'voices',
    'source_wording',
    'tags',
    'positions',
    'publisher',
    'published_on',
    'url',
  ),
  ...text('sha256', 'merged_into'),
];

/** Attributes of edges. `relation`: in, mentions, attribution, merged-into, or the type of the link. */
export const edgeAttributes: readonly AttributeType[] = [
  ...text('relation', 'role', 'independence', 'note', 'evidence', 'positions'),
  { name: 'hop', type: 'int' },
  { name: 'anonymous', type: 'boolean' },
];

export interface GraphSink {
  readonly node: (node: GraphNode) => void;
  readonly edge: (edge: GraphEdge) => void;
}

const nodeId = { source: 's', claim: 'c', entity: 'e' };

/** Tells `sink` all nodes and edges; edges may come before the nodes they join. */
export async function walkGraph(view: CorpusView, counter: LossCounter, sink: GraphSink): Promise<void> {
  const { scope } = view;
  const entityIds = new Set(scope.entities.map(({ id }) => id));
  for (const entity of scope.entities) {
    const id = `${nodeId.entity}:${entity.id}`;
    sink.node({
      id,
      label: entity.name,
      values: {
        kind: 'entity',
        entity_type: view.nameOf('entityTypes', entity.type),
        description: entity.description,
        aliases: entity.aliases.join('; '),
        reliability: entity.reliability,
        merged_into: entity.mergedInto,
      },
    });
    if (entity.mergedInto !== null && entityIds.has(entity.mergedInto))
      sink.edge({
        id: `merge:${entity.id}`,
        from: id,
        to: `${nodeId.entity}:${entity.mergedInto}`,
        label: 'merged into',
        weight: 1,
        values: { relation: 'merged-into' },
      });
  }
  const claimIds = new Set<Id>();
  for (const source of scope.sources) {
    const sourceNode = `${nodeId.source}:${source.id}`;
    sink.node({
      id: sourceNode,
      label: source.title || source.fileName || source.id,
      values: {
        kind: 'source',
        reliability: source.reliability,
        publisher: source.publisher,
        published_on: source.publishedOn && dateWording(source.publishedOn),
        url: source.url,
        sha256: source.sha256,
      },
    });
    const content = await view.textOf(source);
    const projected =
      content === null
        ? null
        : new ProjectedText(content, { unit: 'code-point', newlines: 'keep', xml: false });
    const mentions = new Map<Id, { count: number; positions: string[] }>();
    for (const mark of view.marksOf(source)) {
      const positions =
        projected === null || mark.anchor === 'lost'
          ? ''
          : mark.spans
              .map((span) => `${projected.offset(span.start)}-${projected.offset(span.end)}`)
              .join(' ');
      if (projected === null)
        counter.add('positions-unknown', 'The text is not at hand: positions are left out', exampleOf(mark));
      if (mark.kind === 'note') {
        counter.add('note-dropped', 'Notes are no nodes of a graph', exampleOf(mark));
        continue;
      }
      if (mark.kind === 'mention') {
        if (mark.comment !== '' || mark.tags.length > 0)
          counter.add(
            'mention-details',
            'Tags and comments of entity mentions are left out',
            exampleOf(mark),
          );
        const entity = mentions.get(mark.entityId) ?? { count: 0, positions: [] };
        mentions.set(mark.entityId, entity);
        entity.count++;
        if (positions) entity.positions.push(positions);
        continue;
      }
      const { claim } = mark;
      const id = `${nodeId.claim}:${mark.id}`;
      claimIds.add(mark.id);
      if (mark.comment !== '' || saysMore(claim, entityIds))
        counter.add(
          'claim-details',
          'Figures, reasons, basis of the confidence, what is said of voices that are no entities, and comments are left out of claims',
          exampleOf(mark),
        );
      const quote = mark.spans.map((span) => span.quote).join(' … ');
      sink.node({
        id,
        label: claim.statement || quote,
        values: {
          kind: 'claim',
          quote,
          claim_kind: claim.kind,
          status: mark.status,
          likelihood: claim.likelihood && `${claim.likelihood.scale}:${claim.likelihood.term}`,
          confidence: claim.confidence,
          reliability: claim.reliability,
          credibility: claim.credibility,
          information_date: claim.informationDate && dateWording(claim.informationDate),
          voices: claim.attribution.map(({ name, role }) => `${role} ${name}`).join(' → '),
          source_wording: claim.sourceWording,
          tags: mark.tags.map((tag) => view.nameOf('tags', tag)).join('; '),
          positions,
        },
      });
      sink.edge({
        id: `in:${mark.id}`,
        from: id,
        to: sourceNode,
        label: 'in',
        weight: 1,
        values: { relation: 'in' },
      });
      claim.attribution.forEach(({ entityId, role, anonymous, note }, at) => {
        if (entityId === null || !entityIds.has(entityId)) return;
        sink.edge({
          id: `says:${mark.id}:${at + 1}`,
          from: id,
          to: `${nodeId.entity}:${entityId}`,
          label: role,
          weight: 1,
          values: { relation: 'attribution', role, hop: at + 1, anonymous, note },
        });
      });
    }
    for (const [entityId, { count, positions }] of mentions) {
      if (!entityIds.has(entityId)) continue;
      sink.edge({
        id: `mentions:${source.id}:${entityId}`,
        from: sourceNode,
        to: `${nodeId.entity}:${entityId}`,
        label: 'mentions',
        weight: count,
        values: { relation: 'mentions', positions: positions.join('; ') },
      });
    }
  }
  for (const link of scope.links) {
    const ends = [link.from, link.to].map(({ kind, id }) =>
      (kind === 'claim' ? claimIds : entityIds).has(id) ? `${nodeId[kind]}:${id}` : null,
    );
    const [from, to] = ends;
    if (!from || !to) {
      counter.add('link-dropped', 'Links with an end that is not in the corpus are left out', {
        id: link.id,
        words: link.type,
      });
      continue;
    }
    const relation = view.nameOf('relationTypes', link.type);
    sink.edge({
      id: `link:${link.id}`,
      from,
      to,
      label: relation,
      weight: 1,
      values: {
        relation,
        independence: link.independence,
        note: link.note,
        evidence: link.evidence.join(' '),
      },
    });
  }
}

/** Whether a claim has what neither its node nor the edges to its voices say. */
function saysMore(
  { figures, reason, confidenceBasis, attribution }: Claim,
  entityIds: ReadonlySet<Id>,
): boolean {
  return (
    figures.length > 0 ||
    reason !== '' ||
    confidenceBasis.length > 0 ||
    attribution.some(({ entityId, anonymous, alongside, note }) => {
      const hasEdge = entityId !== null && entityIds.has(entityId);
      return alongside || (!hasEdge && (anonymous || note !== ''));
    })
  );
}
