// Comparing two analysts, in the palette and the menus.
import { markingAnalysts } from '../../shared/agreement/compare-analysts.ts';
import type { Action } from '../actions/action.ts';
import { unfoldPanel } from '../layout/panels.ts';
import { announce, workspace } from '../workspace/workspace.ts';

export const agreementActions: readonly Action[] = [
  {
    id: 'agreement',
    label: 'Compare two analysts…',
    group: 'Corpus',
    keywords: ['agreement', 'krippendorff', 'alpha', 'kappa', 'colleague', 'reliability'],
    keys: [],
    scope: 'anywhere',
    enabled: ({ session }) => session !== null,
    perform: ({ session }) => {
      unfoldPanel('inspector');
      workspace.setState({ inspector: { kind: 'agreement' } });
      if (session && markingAnalysts(session.store).length < 2)
        announce('Only one analyst has made marks here; import a colleague’s file to compare');
    },
  },
];
