// One MISP event for each source, as a feed: a folder of events with a manifest that MISP can subscribe to.

import type { Id } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { CorpusView } from './corpus-view.ts';
import { severalFiles } from './counted-export.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { countLeftOut, type Kept } from './left-out.ts';
import type { LossCounter } from './loss-counter.ts';
import { mispEvent } from './misp/misp-event.ts';
import { ProjectedText } from './projected-text.ts';

/** A zip of events. */
export const misp: Exporter = {
  id: 'misp',
  label: 'MISP events',
  extension: '.misp.zip',
  mediaType: 'application/zip',
  summary: 'One event for each source with claims as annotations, as a feed for MISP.',
  options: [
    {
      id: 'distribution',
      label: 'Distribution',
      hint: 'Who may see the events once they are in MISP.',
      choices: [
        { value: '0', label: 'Your organisation only' },
        { value: '1', label: 'This community only' },
        { value: '2', label: 'Connected communities' },
        { value: '3', label: 'All communities' },
      ],
    },
  ],
  honours: { withText: true, withJournal: false },
  ...severalFiles(events),
};

/** What an event of a source and its attributes hold. */
const kept: Kept = {
  sources: ['title', 'publisher', 'authors', 'publishedOn', 'url', 'reliability', 'readStatus'],
  entities: ['name', 'aliases', 'reliability'],
  stamps: 'times',
};

async function* events(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<ExportedFile> {
  const view = new CorpusView(input, options);
  const { scope } = view;
  const linksFrom = new Map<Id, Link[]>();
  for (const link of scope.links) {
    const example = { id: link.id, words: link.type };
    if (link.independence !== null || link.evidence.length > 0)
      counter.add('link-details', 'Independence and evidence of links are left out', example);
    if (link.from.kind === 'entity')
      counter.add(
        'link-dropped',
        'Links that leave an event, and those between entities, are left out',
        example,
      );
    else linksFrom.set(link.from.id, [...(linksFrom.get(link.from.id) ?? []), link]);
  }
  const chosen = options.format?.distribution ?? '0';
  const distribution = /^[0-3]$/.test(chosen) ? chosen : '0';
  const manifest: Record<string, unknown> = {};
  for (const source of scope.sources) {
    const text = await view.textOf(source);
    const projected =
      text === null ? null : new ProjectedText(text, { unit: 'code-point', newlines: 'keep', xml: false });
    const event = mispEvent(
      { view, counter, distribution, linksFrom },
      source,
      projected,
      options.withText ? text : null,
    );
    const { Orgc, Tag, info, date, analysis, threat_level_id, timestamp } = event;
    manifest[event.uuid] = { Orgc, Tag, info, date, analysis, threat_level_id, timestamp };
    yield { path: `${event.uuid}.json`, content: `${JSON.stringify({ Event: event }, null, 1)}\n` };
  }
  yield { path: 'manifest.json', content: `${JSON.stringify(manifest, null, 1)}\n` };
  countLeftOut(view, kept, counter);
}
