// Every command there is; help and tests loop over this list.
import { agreementCommand } from './agreement-command.ts';
import { checkCommand } from './check-command.ts';
import type { Command } from './command.ts';
import { convertCommand } from './convert-command.ts';
import { exportCommand } from './export-command.ts';
import { formatsCommand } from './formats-command.ts';
import { importCommand } from './import-command.ts';
import { schemaCommand } from './schema-command.ts';

/** In the order in which help lists them. */
export const commands: readonly Command[] = [
  importCommand,
  exportCommand,
  convertCommand,
  checkCommand,
  agreementCommand,
  formatsCommand,
  schemaCommand,
];
