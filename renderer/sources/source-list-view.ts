// How the list is sorted and grouped: remembered in the settings, read with care.
import type { Settings } from '../session/catalogue.ts';
import type { Grouping, SortOrder } from './source-rows.ts';
import { groupings, sortOrders } from './source-rows.ts';

/** Under what it stands in `Settings.layout`. */
export const sourceListKey = 'source-list';

/** The remembered order and grouping; whatever is unknown falls back to the first. */
export function rememberedListView(settings: Settings): { sort: SortOrder; group: Grouping } {
  const stored = settings.layout[sourceListKey];
  const fields: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return {
    sort: sortOrders.find((order) => order === fields.sort) ?? 'position',
    group: groupings.find((grouping) => grouping === fields.group) ?? 'none',
  };
}
