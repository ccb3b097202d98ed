// What an export of ours keeps beside the codes: codebook, registry, sources and links, as records of the model.
import type { Id } from '../../model/ids.ts';
import { uuid5, uuidOf } from '../../model/uuid5.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, objectsOf, textOf } from '../json-value.ts';
import { entityOfRecord, entryOfRecord, linkOfRecord, readOwnRecord } from '../own-record.ts';
import type { CodeRoles } from './code-roles.ts';

/** Takes over the records and gives their codes roles. Returns the GUIDs of cases that stand for an entity. */
export function readOwnCorpus(
  own: JsonObject,
  builder: IncomingBuilder,
  roles: CodeRoles,
  path: string,
): Map<string, Id> {
  const where = `${path}, note of the corpus`;
  const damaged = (what: string) =>
    builder.problems.repeatedWarning(
      `damaged-${what}`,
      where,
      `A record of ${what} is damaged and left out.`,
    );
  const info = isJsonObject(own.corpus) ? own.corpus : {};
  const [id, title, yardstick] = [textOf(info.id), textOf(info.title), info.yardstick];
  builder.corpus = {
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    ...(typeof info.description === 'string' && { description: info.description }),
    ...((yardstick === 'icd203' || yardstick === 'phia') && { yardstick }),
  };
  for (const value of objectsOf(own.analysts)) {
    const analyst = readOwnRecord('analysts', value);
    if (analyst) builder.addAnalyst({ key: analyst.id, id: analyst.id, where, name: analyst.name });
    else damaged('analysts');
  }
  const codebook = isJsonObject(own.codebook) ? own.codebook : {};
  for (const list of ['tags', 'entityTypes', 'relationTypes'] as const)
    for (const value of objectsOf(codebook[list])) {
      const entry = readOwnRecord(list, value);
      if (!entry) {
        damaged('the codebook');
        continue;
      }
      builder.addEntry(list, entryOfRecord(entry, where));
      if (list === 'tags') roles.set(uuidOf('refi-qda/tag', entry.id), { is: 'tag', key: entry.id });
      if (list === 'entityTypes') roles.set(uuidOf('refi-qda/entity-type', entry.id), { is: 'heading' });
    }
  const cases = new Map<string, Id>();
  for (const value of objectsOf(own.entities)) {
    const entity = readOwnRecord('entities', value);
    if (!entity) {
      damaged('entities');
      continue;
    }
    builder.addEntity(entityOfRecord(entity, where));
    roles.set(uuid5(`refi-qda/entity-code/code/${entity.id}`), { is: 'entity', key: entity.id });
    cases.set(uuidOf('entity', entity.id), entity.id);
  }
  for (const value of objectsOf(own.links)) {
    const link = readOwnRecord('links', value);
    if (link) builder.addLink(linkOfRecord(link, where));
    else damaged('links');
  }
  return cases;
}
