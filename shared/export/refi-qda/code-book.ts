// The code book of a corpus: kinds and grades, tags, entities by type.
import type { Annotation } from '../../model/annotation.ts';
import { annotationStatuses } from '../../model/annotation.ts';
import { claimKinds } from '../../model/claim.ts';
import type { CodebookEntry } from '../../model/codebook.ts';
import type { Id } from '../../model/ids.ts';
import {
  confidenceScale,
  credibilityScale,
  icd203Scale,
  phiaScale,
  reliabilityScale,
} from '../../model/scales.ts';
import type { CorpusView } from '../corpus-view.ts';
import { type Code, code, type UniqueNames } from './code-tree.ts';

export interface CodeBook {
  readonly codes: readonly Code[];
  /** GUIDs of the codes that say what a mark is. */
  readonly codesOf: (mark: Annotation) => string[];
}

const scales = [
  { key: 'claim-kind', name: 'Claim kind', steps: claimKinds.map((value) => ({ value, label: value })) },
  {
    key: 'icd203',
    name: 'Likelihood (ICD 203)',
    steps: icd203Scale.map(({ term, label, from, to }) => ({
      value: term,
      label: `${label} ${from}–${to} %`,
    })),
  },
  {
    key: 'phia',
    name: 'Likelihood (PHIA)',
    steps: phiaScale.map(({ term, label, from, to }) => ({ value: term, label: `${label} ${from}–${to} %` })),
  },
  {
    key: 'confidence',
    name: 'Confidence',
    steps: confidenceScale.map(({ value, label }) => ({ value, label: `${label} confidence` })),
  },
  {
    key: 'reliability',
    name: 'Source reliability',
    steps: reliabilityScale.map(({ value, label }) => ({ value, label: `${value} ${label}` })),
  },
  {
    key: 'credibility',
    name: 'Information credibility',
    steps: credibilityScale.map(({ value, label }) => ({ value: String(value), label: `${value} ${label}` })),
  },
  {
    key: 'status',
    name: 'Status',
    steps: annotationStatuses.map((value) => ({ value, label: `status: ${value}` })),
  },
] as const;

/** All codes, and which of them a mark gets. Entities merged into another have the other's code. */
export function codeBook(view: CorpusView, names: UniqueNames): CodeBook {
  const byKey = new Map<string, string>();
  const made = (key: string, one: Code): Code => {
    byKey.set(key, one.guid);
    return one;
  };
  const kinds = (['claim', 'mention', 'note'] as const).map((kind) =>
    made(
      `kind/${kind}`,
      code(names, 'kind', kind, { claim: 'Claim', mention: 'Entity mention', note: 'Note' }[kind]),
    ),
  );
  const graded = scales.map(({ key, name, steps }) =>
    code(names, 'scale', key, name, {
      codable: false,
      children: steps.map(({ value, label }) =>
        made(`${key}/${value}`, code(names, key, `${key}/${value}`, label)),
      ),
    }),
  );
  const tags = tree(view.tags, (entry, children) =>
    made(
      `tag/${entry.id}`,
      code(names, 'tag', entry.id, entry.name, {
        colour: entry.colour,
        description: entry.description,
        children,
      }),
    ),
  );
  const types = view.entityTypes.map((type) =>
    code(names, 'entity-type', type.id, type.name, {
      codable: false,
      colour: type.colour,
      description: type.description,
      children: view.scope.entities
        .filter((entity) => entity.type === type.id && entity.mergedInto === null)
        .map((entity) =>
          made(
            `entity/${entity.id}`,
            code(names, 'entity-code', `code/${entity.id}`, entity.name, { description: entity.description }),
          ),
        ),
    }),
  );
  const group = (key: string, name: string, children: Code[]) =>
    children.length === 0 ? [] : [code(names, 'group', key, name, { codable: false, children })];
  const codesOf = (mark: Annotation): string[] => {
    const keys = [`kind/${mark.kind}`, `status/${mark.status}`, ...mark.tags.map((tag) => `tag/${tag}`)];
    if (mark.kind === 'mention') keys.push(`entity/${view.entity(mark.entityId)?.id ?? ''}`);
    if (mark.kind === 'claim') {
      const { kind, likelihood, confidence, reliability, credibility } = mark.claim;
      keys.push(
        `claim-kind/${kind}`,
        `${likelihood?.scale}/${likelihood?.term}`,
        `confidence/${confidence}`,
        `reliability/${reliability}`,
        `credibility/${credibility}`,
      );
    }
    return keys.flatMap((key) => byKey.get(key) ?? []);
  };
  return {
    codes: [
      ...kinds,
      ...graded,
      ...group('tags', 'Tags', tags),
      ...group(
        'entities',
        'Entities',
        types.filter(({ children }) => children.length > 0),
      ),
    ],
    codesOf,
  };
}

/** Entries under the one above them; an entry whose ancestors form a loop stands at the top. */
function tree(
  entries: readonly CodebookEntry[],
  make: (entry: CodebookEntry, children: Code[]) => Code,
): Code[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const parentOf = ({ id, parentId }: CodebookEntry): Id | null => {
    const seen = new Set([id]);
    for (let at = parentId; at !== null; at = known.get(at)?.parentId ?? null) {
      if (seen.has(at) || !known.has(at)) return null;
      seen.add(at);
    }
    return parentId;
  };
  const below = (parent: Id | null): Code[] =>
    entries.filter((entry) => parentOf(entry) === parent).map((entry) => make(entry, below(entry.id)));
  return below(null);
}
