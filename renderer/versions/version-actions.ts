// Actions on versions of a text and on marks whose place is not sure.
import type { Action, ActionContext } from '../actions/action.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { canPlaceHere, markToPlace, placeMarkHere, settlePlace } from './place-mark.ts';
import { isReplaced } from './present-sources.ts';
import { beginNewVersion } from './replace-version.ts';

const canWrite = ({ session }: ActionContext) =>
  session !== null && session.saveState.get().kind !== 'read-only';

export const versionActions: readonly Action[] = [
  {
    id: 'new-version',
    label: 'Replace with a new version…',
    group: 'Source',
    keywords: ['update', 'text', 'revise', 'supersede', 're-anchor'],
    keys: [],
    scope: 'anywhere',
    enabled: (context) => canWrite(context) && workspace.getState().sourceId !== null,
    perform: ({ session }) => {
      const { sourceId } = workspace.getState();
      if (!session || sourceId === null) return;
      if (isReplaced(session.store, sourceId))
        return announce('This is an earlier version; open the newest one to replace its text.');
      beginNewVersion(session, sourceId);
    },
  },
  {
    id: 'place-mark-here',
    label: 'Place the mark here',
    group: 'Marks',
    keywords: ['lost', 'uncertain', 'anchor', 're-anchor', 'attach'],
    keys: [],
    scope: 'anywhere',
    enabled: (context) => canWrite(context) && context.session !== null && canPlaceHere(context.session),
    perform: ({ session }) => {
      const mark = session && markToPlace(session);
      return session && mark ? placeMarkHere(session, mark) : undefined;
    },
  },
  {
    id: 'accept-place',
    label: 'Accept the place of this mark',
    group: 'Marks',
    keywords: ['uncertain', 'anchor', 'confirm'],
    keys: [],
    scope: 'anywhere',
    enabled: (context) => canWrite(context) && isUncertain(context),
    perform: ({ session }) => (session ? settlePlace(session, 'accept') : undefined),
  },
  {
    id: 'reject-place',
    label: 'Reject the place of this mark',
    group: 'Marks',
    keywords: ['uncertain', 'anchor', 'lost'],
    keys: [],
    scope: 'anywhere',
    enabled: (context) => canWrite(context) && isUncertain(context),
    perform: ({ session }) => (session ? settlePlace(session, 'reject') : undefined),
  },
];

function isUncertain({ session }: ActionContext): boolean {
  return session !== null && markToPlace(session)?.anchor === 'uncertain';
}
