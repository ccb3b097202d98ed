// Which of a task's data is the labelled text: projects name it as they like.
import { isJsonObject, type JsonObject, objectsOf, offsetOf, textOf } from '../json-value.ts';
import { dialogueText, pageText, plainText, type ShownText } from './shown-text.ts';

/** The object, or one without keys. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

export interface TaskText {
  /** Undefined where the task only says where the text lies. */
  readonly shown: ShownText | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly fileName: string | undefined;
  /** Our own id of the source. */
  readonly own: string | undefined;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** A picture or a recording: never a text. */
const media =
  /^\S+\.(?:avif|bmp|flac|gif|jpe?g|m4a|mov|mp3|mp4|ogg|opus|png|svg|tiff?|wav|webm|webp)(?:[?#]\S*)?$/i;
const address = /^(?:https?|s3|gs|file):\/\/\S+$|^\/data\/\S+$/;
/** Keys of a flat task that are never its text. */
const ownKeys = new Set(['annotator', 'created_at', 'updated_at', 'id', 'lead_time', 'annotation_id']);

/** The text of a task: the value whose words are those of the regions, else under its usual name, else the longest. */
export function taskText(task: JsonObject, rounds: readonly JsonObject[]): TaskText | undefined {
  const data = isJsonObject(task.data) ? task.data : task;
  const texts = Object.entries(data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !ownKeys.has(entry[0]),
  );
  const own = textOf(data.source_id);
  const common = {
    title: textOf(data.title) ?? textOf(data.name),
    fileName: textOf(data.filename) ?? textOf(data.file_name),
    own: own !== undefined && uuid.test(own) ? own : undefined,
  };
  const regions = rounds.flatMap((round) => objectsOf(round.result)).map(({ value }) => objectOf(value));
  const placed = regions.filter(
    ({ start, text }) => offsetOf(start) !== undefined && typeof text === 'string',
  );
  const covers = ([, text]: [string, string]) =>
    placed.every((value) => text.slice(Number(value.start), Number(value.end)) === value.text);
  const candidates = texts.filter(
    ([key, text]) => key !== 'source_id' && !address.test(text) && !media.test(text),
  );
  const found =
    (placed.length > 0 ? candidates.find(covers) : undefined) ??
    candidates.find(([key]) => /^(?:text|content|body|html|document)$/i.test(key)) ??
    candidates
      .filter(([key]) => !/^(?:title|name|filename|file_name|url|meta)$/i.test(key))
      .sort(([, a], [, b]) => b.length - a.length)[0];
  const talk = Object.values(data)
    .map(dialogueText)
    .find((list) => list !== null);
  if (talk && placed.length === 0) return { ...common, shown: talk, url: textOf(data.url) };
  const url = textOf(data.url) ?? texts.find(([, text]) => address.test(text) && !media.test(text))?.[1];
  if (!found) return url === undefined ? undefined : { ...common, shown: undefined, url };
  // A page's regions begin at a node of it, a text's at a number.
  const isPage = placed.length === 0 && regions.some(({ start }) => textOf(start)?.startsWith('/'));
  return { ...common, shown: isPage ? pageText(found[1]) : plainText(found[1]), url };
}
