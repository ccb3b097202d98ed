// The claim form: every field by its name, unset visibly unset, exported exactly, the reason kept with the grades.
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

const given = [
  { name: 'toll.txt', bytes: 'At least nineteen people died, the minister is said to have said.' },
];

test('a new claim shows nothing as judged', async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Unset', given);
  await bench.markClaim('nineteen people died');
  const checked = (group: string, choice: string) =>
    expect(bench.group(group).getByRole('radio', { name: choice, exact: true }), group).toBeChecked();
  await checked('Kind', 'Not set');
  await checked('Confidence', 'Not assessed');
  await checked('Source reliability', 'Not rated');
  await checked('Information credibility', 'Not rated');
  await checked('Likelihood', 'Not stated');
  const [mark] = (await bench.exportCorpus()).annotations;
  expect(mark?.claim).toEqual({
    statement: '',
    kind: null,
    attribution: [],
    sourceWording: '',
    likelihood: null,
    confidence: null,
    confidenceBasis: [],
    reliability: null,
    credibility: null,
    informationDate: null,
    figures: [],
    reason: '',
  });
});

test('the yardstick of the corpus decides which likelihoods are offered', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Yardstick', given);
  await bench.markClaim('nineteen people died');
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('radio', { name: 'PHIA (UK)' }).check();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await bench.group('Likelihood').getByRole('radio', { name: 'realistic possibility' }).check();
  const exported = await bench.exportCorpus();
  expect(exported.annotations[0]?.claim?.likelihood).toEqual({
    scale: 'phia',
    term: 'realistic-possibility',
  });
});

test('every field is set by its name and exported', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Fields', given);
  await bench.markClaim('nineteen people died');
  const form = bench.form('Claim');
  await page.keyboard.type('Nineteen people died.');
  await bench.group('Kind').getByRole('radio').first().focus();
  await page.keyboard.press('1');
  await expect(bench.group('Kind').getByRole('radio', { name: /^Fact/ })).toBeChecked();
  await page.keyboard.press('4');
  await expect(bench.group('Kind').getByRole('radio', { name: /^Attribution/ })).toBeChecked();
  const choose = async (group: string, choice: string | RegExp) => {
    const radio = bench.group(group).getByRole('radio', { name: choice });
    await radio.check({ force: true });
    await expect(radio).toBeChecked();
  };
  await choose('Confidence', 'Moderate');
  const basis = bench.group('Confidence basis');
  await basis.getByRole('button', { name: 'Gaps' }).click();
  await basis.getByRole('button', { name: 'Timeliness' }).click();
  await choose('Source reliability', /^B · usually reliable/);
  await choose('Information credibility', /^2 · probably true/);
  await expect(bench.group('Source reliability')).toContainText('B · usually reliable');
  await choose('Likelihood', 'very likely');
  await bench.group('Reason').getByRole('textbox').fill('Counted by the office itself.');
  const attribution = bench.group('Attribution');
  await attribution.getByRole('button', { name: 'Add hop' }).click();
  await expect(attribution.getByRole('combobox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Joana Lestrade');
  await page.keyboard.press('Tab');
  await attribution.getByRole('button', { name: 'Add hop' }).click();
  const second = attribution.getByRole('group', { name: 'Hop 2' });
  await expect(second.getByRole('combobox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('officials');
  await second.getByRole('combobox', { name: 'Role' }).selectOption('cites');
  await second.getByRole('checkbox', { name: 'anonymous' }).check();
  await form.getByRole('textbox', { name: 'Source wording' }).fill('is said to');
  await form.getByRole('textbox', { name: 'Information date' }).fill('2026-09-08 to 2026-09-10');
  await form.getByRole('button', { name: 'Add figure' }).click();
  const figure = form.getByRole('group', { name: 'Figure 1' });
  await figure.getByLabel('Min').fill('19');
  await figure.getByLabel('Qualifier').fill('at least');
  await figure.getByLabel('Unit').fill('people');
  await figure.getByLabel('Counts').fill('killed');
  await figure.getByLabel('Counts').press('Tab');
  await form.getByRole('textbox', { name: 'Comment' }).fill('Compare the wire.');
  await page.keyboard.press('Escape');
  await expect(bench.text).toBeFocused();

  const exported = await bench.exportCorpus();
  const [mark] = exported.annotations;
  expect(mark?.comment).toBe('Compare the wire.');
  expect(mark?.claim).toEqual({
    statement: 'Nineteen people died.',
    kind: 'attribution',
    attribution: [
      {
        name: 'Joana Lestrade',
        entityId: null,
        role: 'author',
        anonymous: false,
        alongside: false,
        note: '',
      },
      { name: 'officials', entityId: null, role: 'cites', anonymous: true, alongside: false, note: '' },
    ],
    sourceWording: 'is said to',
    likelihood: { scale: 'icd203', term: 'very-likely' },
    confidence: 'moderate',
    confidenceBasis: ['timeliness', 'gaps'],
    reliability: 'B',
    credibility: 2,
    informationDate: { value: '2026-09-08', to: '2026-09-10', precision: 'day', basis: 'stated' },
    figures: [
      {
        value: null,
        min: 19,
        max: null,
        unit: 'people',
        counts: 'killed',
        qualifier: 'at least',
        asOf: null,
        text: '',
      },
    ],
    reason: 'Counted by the office itself.',
  });
});

test('grades go back to unset, and the reason stays with the change of a grade', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Reason', given);
  await bench.markClaim('nineteen people died');
  await bench.group('Reason').getByRole('textbox').fill('One witness only.');
  const reliability = bench.group('Source reliability');
  await reliability.getByRole('radio', { name: /^C · / }).check({ force: true });
  await reliability.getByRole('radio', { name: 'Not rated' }).check({ force: true });
  await bench
    .form('Claim')
    .getByRole('button', { name: /^History/ })
    .click();
  const history = bench.form('Claim').getByRole('region', { name: 'History of this mark' });
  await expect(history).toContainText('C');
  await expect(history).toContainText('Ada');
  const exported = await bench.exportCorpus();
  expect(exported.annotations[0]?.claim).toMatchObject({ reliability: null, reason: 'One witness only.' });
  const graded = exported.journal.filter((entry) => entry.reason === 'One witness only.');
  expect(graded.length).toBeGreaterThanOrEqual(2);
});

test('bare letters still mark while a claim with hops is shown', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Hops', given);
  await bench.markClaim('nineteen people died');
  await bench.group('Attribution').getByRole('button', { name: 'Add hop' }).click();
  await page.keyboard.type('the minister');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(bench.text).toBeFocused();
  await bench.select('minister');
  await page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(2);
});
