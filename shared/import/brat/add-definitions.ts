// The types that brat's configuration defines, made into entity types, tags and relation types.
import { claimLinkTypes } from '../../model/link.ts';
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingCodebookEntry } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import type { LabelChoice } from '../labelled-mark.ts';
import type { BratConfig, DefinedType } from './brat-config.ts';

/** Adds what the configuration defines. Of our own one only entity types are news: the rest is the model's. */
export function addDefinitions(
  config: BratConfig,
  choice: LabelChoice,
  builder: IncomingBuilder,
  where: string,
): void {
  const shown = (name: string) =>
    entityTypeOfLabel(name) === undefined ? (config.labels.get(name) ?? name) : name;
  const fieldsOf = (name: string): IncomingCodebookEntry['fields'] => {
    const colour = config.colours.get(name);
    return colour === undefined ? {} : { colour };
  };
  if (config.isOwn) {
    for (const { name } of config.entities)
      if (!/^(?:Claim|Note|Entity)$/.test(name))
        builder.entry('entityTypes', config.labels.get(name) ?? name, where, { fields: fieldsOf(name) });
    return;
  }
  const isType = ({ name }: DefinedType) =>
    choice !== 'tags' && (choice === 'mentions' || entityTypeOfLabel(name) !== undefined);
  const addTree = (
    types: readonly DefinedType[],
    vocabularyOf: (type: DefinedType) => 'tags' | 'entityTypes',
  ) => {
    const keys = new Map<string, { key: string; vocabulary: 'tags' | 'entityTypes' }>();
    for (const type of types) {
      const vocabulary = vocabularyOf(type);
      if (vocabulary === 'entityTypes' && entityTypeOfLabel(type.name) !== undefined) continue;
      if (/^(?:Claim|Note)$/i.test(type.name)) continue;
      const above = keys.get(type.parent ?? '');
      const parent = above?.vocabulary === vocabulary ? { parent: above.key } : {};
      const key = builder.entry(vocabulary, shown(type.name), where, {
        ...parent,
        fields: fieldsOf(type.name),
      });
      keys.set(type.name, { key, vocabulary });
    }
  };
  addTree(config.entities, (type) => (isType(type) ? 'entityTypes' : 'tags'));
  addTree(config.events, () => 'tags');
  for (const name of config.relations)
    if (!claimLinkTypes.some((type) => type === name.toLowerCase()))
      builder.entry('relationTypes', config.labels.get(name) ?? name, where, { fields: fieldsOf(name) });
  for (const { name, values } of config.attributes) {
    const parent = builder.entry('tags', name, where);
    for (const value of values) builder.entry('tags', `${name}: ${value}`, where, { parent });
  }
}
