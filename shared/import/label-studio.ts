// Label Studio: tasks with their annotations as its JSON export has them, the flat JSON-MIN, and what our own export wrote.
// Offsets count UTF-16 units.
import { type ImportedFile, type Importer, ImportRefusal } from './importer.ts';
import { IncomingBuilder } from './incoming-builder.ts';
import { beginningOf, readJson } from './json-file.ts';
import { isJsonObject, type JsonObject, listOf, nameOf, objectsOf, textOf } from './json-value.ts';
import { addResults, type ResultsContext } from './label-studio/add-results.ts';
import { flatRegions } from './label-studio/flat-task.ts';
import { objectOf, type TaskText, taskText } from './label-studio/task-text.ts';
import { labelChoiceOf, labelOption } from './labelled-mark.ts';

/** What a project may label; the labels say it themselves. */
const configName = /(?:^|\/)labeling-config\.xml$/i;

/** Tasks of projects that label text. */
export const labelStudioImporter: Importer = {
  id: 'label-studio',
  label: 'Label Studio',
  summary: 'JSON and JSON-MIN exports of Label Studio projects that label text.',
  extensions: ['.json'],
  beside: configName,
  options: [
    labelOption,
    {
      id: 'predictions',
      label: 'Predictions of models',
      hint: 'What a model proposed and nobody has checked.',
      choices: [
        { value: 'leave', label: 'Leave out' },
        { value: 'take', label: 'Bring in as drafts' },
      ],
    },
  ],
  recognise: (files) => files.reduce((best, file) => Math.max(best, likeness(file)), 0),
  read: (files, { format }) => {
    const builder = new IncomingBuilder('utf-16');
    const choice = labelChoiceOf(format.labels);
    const named = files.filter(({ path }) => /\.json$/i.test(path));
    let tasks = 0;
    for (const file of named.length > 0 ? named : files)
      for (const [index, task] of listOf(readJson(file)).entries()) {
        const where = `${file.path} task ${index + 1}`;
        if (!isJsonObject(task)) builder.problems.warning(where, 'This item is no task and was passed over.');
        else if (addTask(task, file.path, where, format.predictions === 'take', { choice, builder })) {
          tasks++;
          builder.use(file.path);
        }
      }
    if (tasks === 0)
      throw new ImportRefusal(
        `${named[0]?.path ?? files[0]?.path ?? 'This file'} holds no task of Label Studio with a text. Export the project as JSON or JSON-MIN.`,
      );
    for (const { path } of files) if (configName.test(path)) builder.use(path);
    return builder.finish(files, 'It holds no task of Label Studio (.json).');
  },
};

function likeness(file: ImportedFile): number {
  if (!/\.json$/i.test(file.path)) return 0;
  const start = beginningOf(file);
  if (!/^\s*[[{]/.test(start)) return 0;
  if (/"from_name"\s*:/.test(start) && /"to_name"\s*:/.test(start)) return 1;
  if (/"(?:annotations|completions|predictions)"\s*:\s*\[/.test(start) && /"data"\s*:\s*\{/.test(start))
    return 0.9;
  if (/"annotation_id"\s*:/.test(start) && /"lead_time"\s*:/.test(start)) return 0.9;
  if (/"start"\s*:\s*\d+\s*,\s*"end"\s*:\s*\d+\s*,\s*"text"\s*:\s*"[^"]*"\s*,\s*"labels"/.test(start))
    return 0.9;
  // Our own tasks begin with their text, which may be longer than what was looked at.
  return /^\[\s*\{"data":\{"text":"/.test(start) ? 0.7 : 0;
}

/** False where the task has no text. */
function addTask(
  task: JsonObject,
  path: string,
  where: string,
  withPredictions: boolean,
  { choice, builder }: Pick<ResultsContext, 'choice' | 'builder'>,
): boolean {
  const isNested = isJsonObject(task.data) || 'annotations' in task || 'completions' in task;
  const rounds = isNested ? roundsOf(task, withPredictions, builder, where) : [flatRegions(task)];
  const text = taskText(task, rounds);
  if (!text) {
    builder.problems.warning(where, 'This task has no text and was passed over.');
    return false;
  }
  const number = nameOf(task.id);
  const first = text.own ?? (number === undefined ? where : `${path} ${number}`);
  const source = builder.source(first) ? where : first;
  builder.addSource({
    key: source,
    ...(text.own !== undefined && { id: text.own }),
    where,
    ...(text.shown && { text: text.shown.text }),
    fields: fieldsOf(text),
  });
  for (const [index, round] of rounds.entries()) {
    const prefix = `${source}/${nameOf(round.id) ?? index}`;
    addResults(round, { source, prefix, where, shown: text.shown, choice, builder });
  }
  return true;
}

function fieldsOf({ title, url, fileName }: TaskText) {
  return {
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(fileName !== undefined && { fileName }),
  };
}

/** What each annotator said of a task, skipped ones left out; predictions where they are wanted. */
function roundsOf(
  task: JsonObject,
  withPredictions: boolean,
  builder: IncomingBuilder,
  where: string,
): JsonObject[] {
  const rounds: JsonObject[] = [];
  for (const round of [...objectsOf(task.annotations), ...objectsOf(task.completions)]) {
    if (round.was_cancelled !== true && round.skipped !== true) rounds.push(round);
    else
      builder.losses.add('cancelled-dropped', 'Tasks that an annotator skipped are left out', {
        id: where,
        words: textOf(objectOf(task.data).title) ?? where,
      });
  }
  for (const round of objectsOf(task.predictions)) {
    if (withPredictions) {
      rounds.push({
        ...round,
        id: `prediction ${nameOf(round.id) ?? rounds.length}`,
        completed_by: model(round),
      });
      continue;
    }
    const count = objectsOf(round.result).length;
    if (count > 0)
      builder.losses.add(
        'prediction-dropped',
        'Predictions of models are left out, as the option says',
        { id: where, words: model(round) },
        count,
      );
  }
  return rounds;
}

function model(round: JsonObject): string {
  return `Model ${textOf(round.model_version) ?? ''}`.trim();
}
