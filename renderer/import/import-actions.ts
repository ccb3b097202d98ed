// Import from another tool: one action that recognises the files, and one for each format with it chosen.
import { importers } from '../../shared/import/registry.ts';
import type { Action, ActionContext } from '../actions/action.ts';
import { showForeignImport } from './foreign-import.ts';

const canWrite = ({ session }: ActionContext) =>
  session !== null && session.saveState.get().kind !== 'read-only';

export const importActions: readonly Action[] = [
  {
    id: 'import',
    label: 'Import from another tool…',
    group: 'Import',
    keywords: ['open', 'annotations', ...importers.flatMap(({ id, label }) => [id, label])],
    keys: [],
    scope: 'anywhere',
    enabled: canWrite,
    perform: () => showForeignImport(null),
  },
  ...importers.map(
    ({ id, label, extensions }): Action => ({
      id: `import-${id}`,
      label: `Import from ${label}…`,
      group: 'Import',
      keywords: ['open', 'annotations', id, ...extensions],
      keys: [],
      scope: 'anywhere',
      enabled: canWrite,
      perform: () => showForeignImport(id),
    }),
  ),
];
