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
import { $, el, button } from './dom.js';
import { get, post } from './api.js';
import { store } from './store.js';
import { t, said } from './i18n.js';
import { time } from './clock.js';
import { show } from './dialog.js';

const USUAL = 'http://localhost:8080/wecom/kf/callback';

function verdict(found) {
  return [el('strong', { class: found.accepted ? 'good' : 'bad' }, found.accepted ? '✓ ' + t('accepted') : '✗ ' + t('refused')),
    ...(found.accepted ? [] : [el('p', {}, said(found.meaning)), found.finding === 'not-decrypted' ? null : el('p', { class: 'hint' }, said(found.reason)), el('p', { class: 'remedy' }, '→ ' + said(found.remedy))])].filter(x => x);
}

function attemptRow(attempt) {
  return el('tr', {},
    el('td', { class: 'mono' }, time(attempt.time, { second: '2-digit' })), el('td', {}, attempt.number),
    el('td', { class: attempt.delivered ? 'good' : 'bad' }, (attempt.delivered ? '' : '✗ ') + said(attempt.result)),
    el('td', {}, said(attempt.meaning)), el('td', {}, said(attempt.remedy)));
}

async function drawAttempts() {
  const { attempts } = await get('callbacks/attempts?limit=20');
  $('attempts').replaceChildren(...(attempts.length ? attempts.reverse().map(attemptRow) : [el('tr', { class: 'none' }, el('td', { colspan: 5 }, t('noAttempts')))]));
}

/** The doctor for callbacks: where they go, whether the application could be found there, and what became of each. */
export async function open(verifyNow) {
  const url = el('input', { name: 'url', type: 'url', value: store.state.callbacks.url || USUAL, required: true, spellcheck: 'false' });
  const result = el('div', { id: 'verdict', role: 'status' });
  const set = async () => {
    if (url.value !== store.state.callbacks.url) await post('callbacks/url', { url: url.value });
    store.state.callbacks.url = url.value;
  };
  const verify = async () => {
    await set();
    result.replaceChildren(t('asking'));
    result.replaceChildren(...verdict(await post('callbacks/verify')));
    await drawAttempts();
  };
  show(t('doctor'), el('p', { class: 'hint' }, t('doctorHint')),
    el('label', {}, t('callbackUrl'), url),
    el('div', { class: 'row' }, button(t('verify'), verify, { class: 'go', id: 'verify' }), button(t('setOnly'), async () => { await set(); result.replaceChildren(t('isSet')); })),
    result, el('h3', {}, t('attempts')),
    el('div', { class: 'scroll', tabindex: 0, 'aria-label': t('attempts'), role: 'region' }, el('table', { class: 'wide' },
      el('thead', {}, el('tr', {}, ...['time', 'attempt', 'result', 'means', 'todo'].map(k => el('th', { scope: 'col' }, t(k))))), el('tbody', { id: 'attempts' }))));
  await drawAttempts();
  if (verifyNow) await verify();
}
