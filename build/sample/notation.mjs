// The shorthand in which the sample's marks are written by hand (`corpus/*.marks.json`), as types. Keys are words of the
// author's own, unique per table; ids are made from them.

/**
 * @typedef {string} DateText `2026-09-10`, `2026-09`, `2026` or an interval `2026-09-08/2026-09-10`, perhaps followed by
 *   ` inferred` or ` other-source`; otherwise the date is stated.
 * @typedef {{ role: string, entity?: string, name?: string, anonymous?: boolean, alongside?: boolean, note?: string }} Voice
 * @typedef {{ value?: number, min?: number, max?: number, unit?: string, counts?: string, qualifier?: string,
 *   asOf?: DateText, text?: string }} FigureText
 * @typedef {object} ClaimText
 * @property {string} statement
 * @property {string} [kind]
 * @property {(string | Voice)[]} [attribution] A string is `role:entity key`.
 * @property {string} [sourceWording]
 * @property {string} [likelihood] `scale:term`
 * @property {string} [confidence]
 * @property {string[]} [confidenceBasis]
 * @property {string} [reliability]
 * @property {number} [credibility]
 * @property {DateText} [informationDate]
 * @property {FigureText[]} [figures]
 * @property {string} [reason]
 *
 * @typedef {object} MarkText One of `claim`, `mention` (an entity's key) and `note` says which kind it is.
 * @property {string} [key] For what links point to.
 * @property {ClaimText} [claim]
 * @property {string} [mention]
 * @property {true} [note]
 * @property {string} [quote] One passage, word for word.
 * @property {string[]} [quotes] Several passages in reading order, each found once in the text.
 * @property {number | number[] | 'all'} [nth] Which occurrence of `quote`, counted from 1; several make several marks.
 * @property {string[]} [tags]
 * @property {string} [comment]
 * @property {string} [status]
 *
 * @typedef {[kind: string, from: string, to: string, nth?: number]} ZoneText From the start of one quote to the end of
 *   the next occurrence of the other.
 * @typedef {object} SourceText
 * @property {string} file
 * @property {string} title
 * @property {string} publisher
 * @property {string[]} authors
 * @property {DateText} publishedOn
 * @property {DateText} retrievedOn
 * @property {string} url
 * @property {string | null} reliability
 * @property {string} interest
 * @property {string} notes
 * @property {string} readStatus
 * @property {ZoneText[]} zones
 *
 * @typedef {{ type: string, name: string, aliases?: string[], description?: string, reliability?: string,
 *   interest?: string }} EntityText
 * @typedef {{ type: string, from: string, to: string, independence?: string | null, evidence?: string[],
 *   note: string }} LinkText Ends are keys of claims, or `entity:` and a key.
 *
 * @typedef {object} SampleText The whole hand-written file.
 * @property {{ key: string, title: string, description: string, yardstick: string }} corpus
 * @property {string} analyst
 * @property {string} at
 * @property {{ key: string, name: string, colour: string, number: number, description: string }[]} tags
 * @property {{ id: string, name: string, colour: string }[]} entityTypes
 * @property {{ id: string, name: string, colour: string }[]} relationTypes
 * @property {SourceText[]} sources
 * @property {Record<string, EntityText>} entities
 * @property {Record<string, MarkText[]>} marks By file name.
 * @property {LinkText[]} links
 */

/** Nothing to run here; the export makes the file a module. */
export {};
