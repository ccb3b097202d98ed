// Field values as an analyst reads them: grades in full wording, ids as names, lists joined, nothing as a dash.
import { dateWording } from '../marks/date-wording.ts';
import { figureWording } from '../marks/figure-wording.ts';
import { likelihoodLabel } from '../marks/likelihood-label.ts';
import { attributionSchema, figureSchema, likelihoodSchema } from '../model/claim.ts';
import type { Id } from '../model/ids.ts';
import { impreciseDateSchema } from '../model/imprecise-date.ts';
import { type Link, linkEndSchema } from '../model/link.ts';
import {
  confidenceScale,
  credibilities,
  credibilityWording,
  reliabilities,
  reliabilityWording,
} from '../model/scales.ts';
import { spanSchema } from '../model/span.ts';
import type { NameLookup } from './describe-change.ts';

const unsetWordings: Readonly<Record<string, string>> = {
  confidence: 'not assessed',
  reliability: 'not rated',
  credibility: 'not rated',
  likelihood: 'not stated',
};

/** The value of a field in words; "–" for nothing. Unknown shapes are shown as JSON rather than hidden. */
export function valueWording(field: string, value: unknown, names: NameLookup): string {
  if (isNothing(value)) return unsetWordings[field] ?? '–';
  const special = wordsOf(field, value, names);
  if (special !== null) return special;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  if (field === 'externalIds' && typeof value === 'object')
    return Object.entries(value as object)
      .map(([scheme, id]) => `${scheme}: ${id}`)
      .join(', ');
  return JSON.stringify(value);
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function wordsOf(field: string, value: unknown, names: NameLookup): string | null {
  switch (field) {
    case 'confidence':
      return confidenceScale.find((step) => step.value === value)?.label ?? null;
    case 'reliability': {
      const grade = reliabilities.find((step) => step === value);
      return grade === undefined ? null : reliabilityWording(grade);
    }
    case 'credibility': {
      const grade = credibilities.find((step) => step === value);
      return grade === undefined ? null : credibilityWording(grade);
    }
    case 'likelihood': {
      const likelihood = likelihoodSchema.safeParse(value);
      return likelihood.success ? likelihoodLabel(likelihood.data) : null;
    }
    case 'informationDate':
    case 'publishedOn':
    case 'retrievedOn': {
      const date = impreciseDateSchema.safeParse(value);
      return date.success ? dateWording(date.data) : null;
    }
    case 'spans': {
      const spans = annotationSpans.safeParse(value);
      return spans.success
        ? spans.data.map((span) => `${span.start}–${span.end} “${shorten(span.quote)}”`).join(' … ')
        : null;
    }
    case 'figures': {
      const figures = figureSchema.array().safeParse(value);
      return figures.success ? figures.data.map(figureWording).join('; ') : null;
    }
    case 'attribution':
      return chainWording(value, names);
    case 'entityId':
    case 'mergedInto':
      return names.get('entities', String(value))?.name ?? null;
    case 'supersedes':
    case 'sourceId':
      return names.get('sources', String(value))?.title ?? null;
    case 'from':
    case 'to': {
      const end = linkEndSchema.safeParse(value);
      return end.success ? endWording(end.data, names) : null;
    }
    case 'zones':
      return Array.isArray(value) ? kindsOf(value) : null;
    case 'evidence':
      return Array.isArray(value)
        ? value.map((id) => quoteOf(String(id), names) ?? String(id)).join(', ')
        : null;
    case 'anchor':
      return value === 'exact' ? 'in place' : null;
    case 'type':
      return (
        (names.get('entityTypes', String(value)) ?? names.get('relationTypes', String(value)))?.name ?? null
      );
    case 'tags':
      return Array.isArray(value)
        ? value.map((id) => names.get('tags', String(id))?.name ?? String(id)).join(', ')
        : null;
    default:
      return null;
  }
}

/** "2 title, 14 body": how many of each kind there are. */
function kindsOf(zones: readonly unknown[]): string {
  const counts = new Map<string, number>();
  for (const zone of zones) {
    const kind = typeof zone === 'object' && zone !== null && 'kind' in zone ? String(zone.kind) : 'unknown';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

function endWording({ kind, id }: Link['from'], names: NameLookup): string | null {
  return kind === 'entity' ? (names.get('entities', id)?.name ?? null) : quoteOf(id, names);
}

function quoteOf(id: Id, names: NameLookup): string | null {
  const span = names.get('annotations', id)?.spans[0];
  return span ? `“${shorten(span.quote)}”` : null;
}

const annotationSpans = spanSchema.array();

function chainWording(value: unknown, names: NameLookup): string | null {
  const chain = attributionSchema.array().safeParse(value);
  if (!chain.success) return null;
  return chain.data
    .map((hop, index) => {
      const entity = hop.entityId === null ? undefined : names.get('entities', hop.entityId);
      const name = (hop.name || entity?.name) ?? (hop.anonymous ? 'anonymous' : 'unnamed');
      const joint = index === 0 ? '' : hop.alongside ? ' and ' : ' → ';
      return `${joint}${name || 'unnamed'} (${hop.role}${hop.anonymous ? ', anonymous' : ''}${hop.note ? `: ${hop.note}` : ''})`;
    })
    .join('');
}

/** Enough of a quote to recognise it in one line (UTF-16 units). */
const quoteLimit = 60;

function shorten(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length <= quoteLimit ? line : `${line.slice(0, quoteLimit).trimEnd()}…`;
}
