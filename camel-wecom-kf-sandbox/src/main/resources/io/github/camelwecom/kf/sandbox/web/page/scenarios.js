/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { $, el, button, notice, redraw } from './dom.js';
import { get, post, put } from './api.js';
import { t, said } from './i18n.js';
import { form } from './dialog.js';
import { save, pick, readJson } from './file.js';

// Scenarios are kept by this browser; as files they go anywhere, to tests and to other sandboxes.
const KEPT = 'kf-scenarios';
const load = () => { try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch (e) { return []; } };
let scenarios = load();
let recording = false;
const results = new Map();

function keep(changed) {
  scenarios = changed;
  localStorage.setItem(KEPT, JSON.stringify(scenarios));
  draw();
}

const add = (name, steps) => keep([...scenarios.filter(s => s.name !== name), { name, steps }]);

async function record() {
  await post('scenarios/record');
  recording = true;
  draw();
}

async function stop() {
  const { steps } = await post('scenarios/stop');
  recording = false;
  draw();
  if (!steps.length) throw new Error(t('nothingRecorded'));
  form(t('saveScenario'), [{ name: 'name', label: t('name'), value: t('scenario') + ' ' + (scenarios.length + 1) }], f => add(f.name, steps), `${steps.length} ${t('steps')}`);
}

async function play(scenario) {
  results.set(scenario.name, { text: '…' });
  draw();
  const begin = performance.now();
  try {
    const told = await post('scenarios/play', { steps: scenario.steps, pace: 'clock' });
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    results.set(scenario.name, told.failures.length
      ? { good: false, text: '✗ ' + told.failures.map(f => `${f.step} ${f.do}: ${said(f.why)}`).join('; ') }
      : { good: true, text: `✓ ${told.steps} ${t('steps')} · ${seconds} s` });
  } catch (e) {
    results.set(scenario.name, { good: false, text: '✗ ' + e.message });
  }
  draw();
}

function row(scenario) {
  const { name } = scenario;
  const result = results.get(name);
  return el('li', {},
    el('span', { class: 'scenario' }, el('span', { class: 'cut' }, name), el('small', { class: result ? result.good ? 'good' : result.good === false ? 'bad' : '' : '' }, result?.text || `${scenario.steps.length} ${t('steps')}`)),
    button('▶', () => play(scenario), { 'data-key': 'play ' + name, 'aria-label': `${t('play')}: ${name}`, title: t('play') }),
    button('⤓', () => save(name + '.json', { steps: scenario.steps }), { 'data-key': 'save ' + name, 'aria-label': `${t('saveFile')}: ${name}`, title: t('saveFile') }),
    button('✕', () => keep(scenarios.filter(s => s !== scenario)), { 'data-key': 'forget ' + name, 'aria-label': `${t('forget')}: ${name}`, title: t('forget') }));
}

async function open(file) {
  const { steps } = await readJson(file);
  if (!Array.isArray(steps)) throw new Error(t('noScenario'));
  add(file.name.replace(/\.json$/, ''), steps);
}

async function restore(file) {
  await put('snapshot', await readJson(file));
  location.reload();
}

export function draw() {
  redraw($('scenarios'), [el('h3', {}, t('scenarios')),
    el('ul', { class: 'list', 'aria-label': t('scenarios') }, ...(scenarios.length ? scenarios.map(row) : [el('li', { class: 'hint' }, t('noScenarios'))])),
    el('div', { class: 'row' }, recording ? button('■ ' + t('stopRecording'), stop, { class: 'go', 'data-key': 'record', id: 'record' }) : button('● ' + t('record'), record, { class: 'warn', 'data-key': 'record', id: 'record' }),
      button(t('openFile'), () => pick('.json', open), { 'data-key': 'open' })),
    el('h3', {}, t('snapshot')),
    el('div', { class: 'row' }, button(t('saveFile'), async () => { save('kf-sandbox-snapshot.json', await get('snapshot')); notice(t('snapshotHint')); }, { 'data-key': 'snapshot' }),
      button(t('restore'), () => pick('.json', restore), { 'data-key': 'restore' }))]);
}

export async function begin() {
  recording = (await get('scenarios')).recording;
  draw();
}
