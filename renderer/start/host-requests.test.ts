// A request of the platform that fails says why, and the next one is still heard.
import { expect, test, vi } from 'vitest';
import { createHostClient } from '../../shared/host/host-client.ts';
import type { Catalogue } from '../session/catalogue.ts';
import { ObservableValue } from '../session/observable-value.ts';
import { defaultSettings } from '../session/open-catalogue.ts';
import { appState } from './app-state.ts';
import { takeAndFulfil } from './host-requests.ts';

test('after a corpus that could not be made the next request is taken', async () => {
  const request = { corpusTitle: 'Reports', files: [], problems: [] };
  const waiting = [request, null, request, null];
  const refuse = vi.fn().mockRejectedValue(new Error('The disk is full.'));
  const catalogue: Catalogue = {
    backups: null,
    corpora: new ObservableValue([]),
    settings: new ObservableValue(defaultSettings),
    create: refuse,
    open: refuse,
    changeSettings: refuse,
    rename: refuse,
    remove: refuse,
    rememberPlace: refuse,
  };
  const client = createHostClient(async () => ({ ok: true, value: { request: waiting.shift() ?? null } }));
  appState.setState({ host: { client, listen: () => () => {} }, catalogue });
  await takeAndFulfil();
  expect(appState.getState().problem).toBe('The disk is full.');
  await takeAndFulfil();
  expect(refuse).toHaveBeenCalledTimes(2);
});
