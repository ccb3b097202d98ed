// The catalogue on disk: one row per corpus, and the settings. Small, read whole at the start.
import type { Table } from 'dexie';
import { Dexie } from 'dexie';
import type { Id } from '../../shared/model/ids.ts';
import type { CorpusListing, Settings } from '../session/catalogue.ts';

/** One setting by name, so that a new one needs no migration. */
export interface SettingRow {
  readonly name: keyof Settings;
  readonly value: unknown;
}

export class CatalogueDatabase extends Dexie {
  declare readonly corpora: Table<CorpusListing, Id>;
  declare readonly settings: Table<SettingRow, string>;

  constructor(name = 'glossator-catalogue') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ corpora: 'id', settings: 'name' });
  }
}
