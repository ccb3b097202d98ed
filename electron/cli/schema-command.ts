// `schema`: the JSON Schema of the native file, made from the code's own definition.
import { nativeJsonSchema } from '../../shared/native/json-schema.ts';
import type { Command } from './command.ts';
import { readArguments } from './read-arguments.ts';

export const schemaCommand: Command = {
  name: 'schema',
  usage: '',
  summary: 'Prints the JSON Schema of the native file.',
  details: [],
  async run(args, io) {
    readArguments(args, {});
    await io.stdout(`${JSON.stringify(nativeJsonSchema(), null, 2)}\n`);
    return 0;
  },
};
