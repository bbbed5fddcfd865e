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
import { $, el, button, choice, attempt, notice, isNew, redraw } from './dom.js';
import { post, drop } from './api.js';
import { store } from './store.js';
import { t, said } from './i18n.js';
import * as doctor from './doctor.js';
import * as rules from './rules.js';

// What can go wrong with a call, and the number that belongs to it.
const KINDS = { errcode: 45009, http: 502, delay: 6000, garbage: null, truncated: null, cutOff: null, reset: null, replyLost: null };
const QUICK = [['HTTP 502', 'http', 502], ['connection reset', 'reset'], ['6 s', 'delay', 6000], ['truncated', 'truncated'], ['garbage', 'garbage']];

// What the platform is said to have, and none.
const LIMITS = { asReported: [10, 5], unlimited: [1_000_000, 1_000_000] };

const field = (label, input) => el('label', { class: 'field' }, label, input);
const order = (operation, times, kind, value) => post('faults', {
  ...(operation ? { operation } : {}), ...(times && operation ? { times: +times } : {}), kind, ...(value ? { value: +value } : {}),
});

function faults() {
  const operation = el('select', {}, ...store.state.operations.map(o => el('option', { value: o, selected: o === 'kf/send_msg' }, o)), el('option', { value: '' }, t('every')));
  const kind = el('select', {}, ...Object.keys(KINDS).map(k => el('option', { value: k }, t('fault_' + k))));
  const value = el('input', { type: 'number', value: KINDS.errcode });
  const valueField = field(t('value'), value);
  const times = el('input', { type: 'number', value: '1', min: '1', placeholder: '∞' });
  const timesField = field(t('times'), times);
  operation.addEventListener('change', () => { timesField.hidden = !operation.value; });
  kind.addEventListener('change', () => { value.value = KINDS[kind.value] ?? ''; valueField.hidden = KINDS[kind.value] == null; });
  return [el('h3', {}, t('failCalls')),
    el('div', { class: 'fields' }, field(t('operation'), operation), timesField, field(t('kind'), kind), valueField),
    el('div', { class: 'row' }, button(t('arm'), () => order(operation.value, times.value, kind.value, value.value), { class: 'strong' }),
      button(t('recover'), () => drop('faults'), { id: 'recover' })),
    el('div', { class: 'row', role: 'group', 'aria-label': t('quick') }, el('span', { class: 'hint' }, t('quick')), ...QUICK.map(([label, k, v]) => button(said(label), () => order(operation.value, 1, k, v), { class: 'warn' })),
      button(t('allDown'), () => order('', '', 'http', 502), { class: 'warn' })),
    el('ul', { id: 'armed', 'aria-label': t('armed') })];
}

function callbacks() {
  return [el('h3', {}, t('callbacks')), el('div', { class: 'row', id: 'callback-mode', role: 'group', 'aria-label': t('callbacks') }), el('div', { class: 'row', id: 'held' }),
    el('div', { class: 'rates' }, rate('doubled', t('doubledRate')), rate('reordered', t('reorderedRate'))),
    el('div', { class: 'row' }, button(t('verify'), () => doctor.open(true), { class: 'strong' }), button(t('doctor') + '…', () => doctor.open(false), { 'data-opens': 'doctor' }))];
}

/** So many percent of the callbacks go wrong by themselves. */
function rate(name, label) {
  const input = el('input', { type: 'number', min: 0, max: 100, value: store.state.callbacks[name], id: 'rate-' + name });
  input.addEventListener('change', attempt(() => post('callbacks/rates', { [name]: +input.value })));
  return field(label, input);
}

const simple = (title, ...buttons) => [el('h3', {}, title), el('div', { class: 'row' }, ...buttons)];

export function draw() {
  $('trouble-body').replaceChildren(...faults(), ...callbacks(),
    ...simple(t('accessToken'), button(t('expire'), () => post('token/expire')), button(t('revoke'), () => post('token/revoke'))),
    el('h3', {}, t('limits')), el('div', { class: 'row', id: 'limits', role: 'group', 'aria-label': t('limits') }),
    ...simple(t('rules'), button(t('openRules') + '…', rules.open, { 'data-opens': 'rules' })));
  refresh();
}

export function refresh() {
  if (!$('armed')) return;
  const { faults, callbacks, limits } = store.state;
  if (isNew('armed', [faults, t('armed')])) {
    const armed = Object.entries(faults).flatMap(([operation, names]) => [...new Set(names)].map(name => [operation, name, names.filter(n => n === name).length]));
    $('armed').replaceChildren(...armed.map(([operation, name, count]) => el('li', { class: 'mono' }, `${operation} → ${said(name)}${count > 1 ? ' ×' + count : ''}`)));
  }
  if (isNew('callback-mode', [callbacks, t('callbacks')])) drawCallbacks(callbacks);
  if (isNew('limits', [limits, t('limits')])) drawLimits(limits);
}

function drawLimits({ tokenlessCallsInAMinute, callsAtOnce }) {
  const now = [tokenlessCallsInAMinute, callsAtOnce].map(limit => Math.min(limit, LIMITS.unlimited[0]));
  const one = (label, told) => choice(t(label), String(now) === String(LIMITS[label]), () => limit(LIMITS[label], t(told)), { 'data-key': label });
  redraw($('limits'), [one('asReported', 'limitsOn'), one('unlimited', 'limitsOff')]);
}

async function limit([tokenlessCallsInAMinute, callsAtOnce], told) {
  await post('limits', { tokenlessCallsInAMinute, callsAtOnce });
  notice(told);
}

function drawCallbacks({ mode, held, doubled, reordered }) {
  for (const [name, percent] of Object.entries({ doubled, reordered })) if (document.activeElement !== $('rate-' + name)) $('rate-' + name).value = percent;
  const one = (label, is, path) => choice(t(label), mode === is, () => post('callbacks/' + path), { 'data-key': path });
  redraw($('callback-mode'), [one('sends', 'sending', 'resume'), one('holds', 'holding', 'hold'), one('loses', 'losing', 'pause')]);
  const release = how => button(t(how), () => post('callbacks/release', { how }), { 'data-key': how });
  redraw($('held'), held ? [el('span', { class: 'hint' }, `${held} ${t('held')}:`), release('reversed'), release('doubled'), release('dropped')] : []);
}
