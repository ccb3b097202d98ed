// One action for each export format: it opens the dialog with that format chosen.
import { exporters } from '../../shared/export/registry.ts';
import type { Action } from '../actions/action.ts';
import { workspace } from '../workspace/workspace.ts';

export const exportActions: readonly Action[] = exporters.map(({ id, label, extension }) => ({
  id: `export-${id}`,
  label: `Export as ${label}…`,
  group: 'Export',
  keywords: ['save as', 'download', id, extension],
  keys: [],
  scope: 'anywhere',
  enabled: ({ session }) => session !== null,
  perform: () => workspace.setState({ dialog: { kind: 'export', format: id } }),
}));
