// The shorthand of a claim written out: every field of the model, in the model's order, unset as null or [].

/** @typedef {(key: string) => { id: string, name: string }} EntityOf Throws on an unknown key. */

/**
 * @param {import('./notation.mjs').DateText | undefined} text
 * @returns {{ value: string, to: string | null, precision: string, basis: string } | null}
 */
export function expandDate(text) {
  if (text === undefined) return null;
  const [dates = '', basis = 'stated'] = text.split(' ');
  const [value = '', to = null] = dates.split('/');
  const precision = ['year', 'month', 'day'][value.split('-').length - 1];
  if (precision === undefined) throw new Error(`“${text}” is no date`);
  return { value, to, precision, basis };
}

/** @param {string | import('./notation.mjs').Voice} text @param {EntityOf} entityOf */
function expandVoice(text, entityOf) {
  const [, role, key] = (typeof text === 'string' && /^(\w+):(.+)$/.exec(text)) || [];
  /** @type {import('./notation.mjs').Voice} */
  const voice = typeof text === 'string' ? { role: role ?? '', entity: key ?? '' } : text;
  const entity = voice.entity === undefined ? null : entityOf(voice.entity);
  return {
    name: voice.name ?? entity?.name ?? '',
    entityId: entity?.id ?? null,
    role: voice.role,
    anonymous: voice.anonymous ?? false,
    alongside: voice.alongside ?? false,
    note: voice.note ?? '',
  };
}

/** @param {import('./notation.mjs').FigureText} figure */
const expandFigure = (figure) => ({
  value: figure.value ?? null,
  min: figure.min ?? null,
  max: figure.max ?? null,
  unit: figure.unit ?? '',
  counts: figure.counts ?? '',
  qualifier: figure.qualifier ?? '',
  asOf: expandDate(figure.asOf),
  text: figure.text ?? '',
});

/** @param {import('./notation.mjs').ClaimText} claim @param {EntityOf} entityOf */
export function expandClaim(claim, entityOf) {
  const [scale, term] = claim.likelihood?.split(':') ?? [];
  return {
    statement: claim.statement,
    kind: claim.kind ?? null,
    attribution: (claim.attribution ?? []).map((voice) => expandVoice(voice, entityOf)),
    sourceWording: claim.sourceWording ?? '',
    likelihood: scale && term ? { scale, term } : null,
    confidence: claim.confidence ?? null,
    confidenceBasis: claim.confidenceBasis ?? [],
    reliability: claim.reliability ?? null,
    credibility: claim.credibility ?? null,
    informationDate: expandDate(claim.informationDate),
    figures: (claim.figures ?? []).map(expandFigure),
    reason: claim.reason ?? '',
  };
}
