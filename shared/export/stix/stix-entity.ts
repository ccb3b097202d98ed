// Entities as STIX objects: people and bodies are identities, places locations, threat actors only where the analyst says so.
import type { Entity } from '../../model/entity.ts';
import type { Id } from '../../model/ids.ts';
import type { CorpusView } from '../corpus-view.ts';
import { relationshipWord } from './stix-object.ts';

/** The STIX type of an entity; `note` for what STIX has no object for: events, documents, dates, quantities. */
export type StixEntityType = 'identity' | 'location' | 'threat-actor' | 'intrusion-set' | 'note';

const typesOf: Readonly<Record<string, StixEntityType>> = {
  person: 'identity',
  organisation: 'identity',
  organization: 'identity',
  location: 'location',
  'threat-actor': 'threat-actor',
  'intrusion-set': 'intrusion-set',
};

/** Looks at the type's id and name, then at the types above it. */
export function stixEntityType(view: CorpusView, typeId: Id): { type: StixEntityType; word: string } {
  const seen = new Set<Id>();
  for (let id: Id | null = typeId; id !== null && !seen.has(id); ) {
    seen.add(id);
    for (const word of [relationshipWord(id), relationshipWord(view.nameOf('entityTypes', id))]) {
      const type = Object.hasOwn(typesOf, word) ? typesOf[word] : undefined;
      if (type) return { type, word };
    }
    const current: Id = id;
    id = view.entityTypes.find((entry) => entry.id === current)?.parentId ?? null;
  }
  return { type: 'note', word: 'other' };
}

/** The properties that only this type has. `reports`: ids a note can be about. */
export function entityProperties(
  entity: Entity,
  { type, word }: { readonly type: StixEntityType; readonly word: string },
  reports: readonly string[],
): Record<string, unknown> {
  const name = entity.name || 'unnamed';
  if (type === 'identity')
    return {
      name,
      description: entity.description,
      identity_class: word === 'person' ? 'individual' : 'organization',
    };
  if (type === 'location') {
    const country = entity.externalIds.country ?? '';
    // A location needs a country, a region or coordinates; a name alone is a region's.
    return {
      name,
      description: entity.description,
      ...(/^[A-Z]{2}$/.test(country) ? { country } : { region: name }),
    };
  }
  if (type === 'threat-actor')
    return {
      name,
      description: entity.description,
      aliases: entity.aliases,
      threat_actor_types: ['unknown'],
    };
  if (type === 'intrusion-set') return { name, description: entity.description, aliases: entity.aliases };
  return { abstract: name, content: entity.description || name, object_refs: reports };
}
