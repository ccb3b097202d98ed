// The trade's scales with their full wording. ICD 203 (US), PHIA yardstick (UK), Admiralty code, analytic confidence.

/** One step of a scale: the id stored, the wording shown, and what it stands for. */
export interface ScaleStep<Value> {
  readonly value: Value;
  readonly label: string;
  readonly hint: string;
}

export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof reliabilities)[number];
/** Admiralty code, letter: how far the origin can be relied on. F is a judgement, not the absence of one. */
export const reliabilityScale: readonly ScaleStep<Reliability>[] = [
  {
    value: 'A',
    label: 'completely reliable',
    hint: 'No doubt of authenticity, trustworthiness or competence',
  },
  { value: 'B', label: 'usually reliable', hint: 'Minor doubts; mostly valid information in the past' },
  { value: 'C', label: 'fairly reliable', hint: 'Some doubts; has given valid information in the past' },
  { value: 'D', label: 'not usually reliable', hint: 'Significant doubts; valid information now and then' },
  { value: 'E', label: 'unreliable', hint: 'Lacks authenticity, trustworthiness or competence' },
  { value: 'F', label: 'cannot be judged', hint: 'No basis for evaluating the reliability' },
];

export const credibilities = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof credibilities)[number];
/** Admiralty code, digit: how credible the information is, rated apart from its source. */
export const credibilityScale: readonly ScaleStep<Credibility>[] = [
  {
    value: 1,
    label: 'confirmed by other sources',
    hint: 'Confirmed by independent sources; logical and consistent',
  },
  { value: 2, label: 'probably true', hint: 'Not confirmed; logical and consistent with other information' },
  {
    value: 3,
    label: 'possibly true',
    hint: 'Not confirmed; reasonably logical, agrees with some information',
  },
  {
    value: 4,
    label: 'doubtful',
    hint: 'Not confirmed; possible but not logical, nothing else on the subject',
  },
  { value: 5, label: 'improbable', hint: 'Not confirmed; not logical, contradicted by other information' },
  { value: 6, label: 'truth cannot be judged', hint: 'No basis for evaluating the validity' },
];

export const confidences = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof confidences)[number];
/** The analyst's confidence in the judgement, not the probability of the event. */
export const confidenceScale: readonly ScaleStep<Confidence>[] = [
  {
    value: 'low',
    label: 'Low',
    hint: 'Scant, questionable or fragmented information, or serious doubts about the sources',
  },
  {
    value: 'moderate',
    label: 'Moderate',
    hint: 'Credibly sourced and plausible, not enough quality or corroboration',
  },
  {
    value: 'high',
    label: 'High',
    hint: 'Sound argument on consistent, good reporting from several sources, few gaps',
  },
];

export const confidenceBases = [
  'timeliness',
  'consistency',
  'extent',
  'expertise',
  'assumptions',
  'gaps',
] as const;
export type ConfidenceBasis = (typeof confidenceBases)[number];

/** One likelihood term: its id, its wording, and its range in per cent. */
export interface LikelihoodTerm<Term extends string> {
  readonly term: Term;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export const icd203Terms = [
  'almost-no-chance',
  'remote',
  'very-unlikely',
  'highly-improbable',
  'unlikely',
  'improbable',
  'roughly-even-chance',
  'roughly-even-odds',
  'likely',
  'probable',
  'very-likely',
  'highly-probable',
  'almost-certain',
  'nearly-certain',
] as const;
export type Icd203Term = (typeof icd203Terms)[number];
/** ICD 203: two synonymous rows; ids keep the row that was chosen. */
export const icd203Scale: readonly LikelihoodTerm<Icd203Term>[] = [
  { term: 'almost-no-chance', label: 'almost no chance', from: 1, to: 5 },
  { term: 'remote', label: 'remote', from: 1, to: 5 },
  { term: 'very-unlikely', label: 'very unlikely', from: 5, to: 20 },
  { term: 'highly-improbable', label: 'highly improbable', from: 5, to: 20 },
  { term: 'unlikely', label: 'unlikely', from: 20, to: 45 },
  { term: 'improbable', label: 'improbable', from: 20, to: 45 },
  { term: 'roughly-even-chance', label: 'roughly even chance', from: 45, to: 55 },
  { term: 'roughly-even-odds', label: 'roughly even odds', from: 45, to: 55 },
  { term: 'likely', label: 'likely', from: 55, to: 80 },
  { term: 'probable', label: 'probable', from: 55, to: 80 },
  { term: 'very-likely', label: 'very likely', from: 80, to: 95 },
  { term: 'highly-probable', label: 'highly probable', from: 80, to: 95 },
  { term: 'almost-certain', label: 'almost certain', from: 95, to: 99 },
  { term: 'nearly-certain', label: 'nearly certain', from: 95, to: 99 },
];

export const phiaTerms = [
  'remote-chance',
  'highly-unlikely',
  'unlikely',
  'realistic-possibility',
  'likely',
  'highly-likely',
  'almost-certain',
] as const;
export type PhiaTerm = (typeof phiaTerms)[number];
/** UK PHIA yardstick, with gaps on purpose. Never converted silently into ICD 203. */
export const phiaScale: readonly LikelihoodTerm<PhiaTerm>[] = [
  { term: 'remote-chance', label: 'remote chance', from: 0, to: 5 },
  { term: 'highly-unlikely', label: 'highly unlikely', from: 10, to: 20 },
  { term: 'unlikely', label: 'unlikely', from: 25, to: 35 },
  { term: 'realistic-possibility', label: 'realistic possibility', from: 40, to: 50 },
  { term: 'likely', label: 'likely or probable', from: 55, to: 75 },
  { term: 'highly-likely', label: 'highly likely', from: 80, to: 90 },
  { term: 'almost-certain', label: 'almost certain', from: 95, to: 100 },
];

export const yardsticks = ['icd203', 'phia'] as const;
export type Yardstick = (typeof yardsticks)[number];

/** "B · usually reliable": the wording every view shows for a letter. */
export function reliabilityWording(value: Reliability): string {
  return `${value} · ${reliabilityScale.find((step) => step.value === value)?.label}`;
}

/** "2 · probably true": the wording every view shows for a digit. */
export function credibilityWording(value: Credibility): string {
  return `${value} · ${credibilityScale.find((step) => step.value === value)?.label}`;
}
