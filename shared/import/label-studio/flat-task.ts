// A task of JSON-MIN: the answers stand beside the data under the names of their controls, one task for each annotator.
import { isJsonObject, type JsonObject, objectsOf, textOf } from '../json-value.ts';

/** Keys whose lists are the parts of a region, and the kind of result they make. */
const regionKinds = [
  'labels',
  'hypertextlabels',
  'paragraphlabels',
  'choices',
  'taxonomy',
  'rating',
  'number',
];

/** The task as one round of results, as the full export has them. */
export function flatRegions(task: JsonObject): JsonObject {
  const result: JsonObject[] = [];
  for (const [name, answer] of Object.entries(task)) {
    if (isJsonObject(answer) && Array.isArray(answer.choices))
      result.push({ from_name: name, type: 'choices', value: answer });
    for (const [index, region] of Array.isArray(answer) ? objectsOf(answer).entries() : []) {
      const kind = regionKinds.find((each) => each in region);
      if (kind !== undefined && 'start' in region)
        result.push({ id: `${name} ${index + 1}`, from_name: name, type: kind, value: region });
    }
  }
  return {
    result,
    completed_by: task.annotator,
    ...(textOf(task.created_at) && { created_at: task.created_at }),
    ...(textOf(task.updated_at) && { updated_at: task.updated_at }),
    id: task.annotation_id,
  };
}
