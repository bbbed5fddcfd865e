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
import { $, el, attempt, notice } from './dom.js';
import { post, drop } from './api.js';
import { store } from './store.js';
import { t } from './i18n.js';
import { form } from './dialog.js';

export function draw() {
  const operations = store.state.operations;
  const field = (label, input) => { input.setAttribute('aria-label', label); return input; };
  const operation = field(t('failCalls'), el('select', {}, el('option', { value: '' }, t('every')), ...operations.map(o => el('option', { value: o, selected: o === 'kf/send_msg' }, o))));
  const kind = field(t('kind'), el('select', {}, ...['errcode', 'http', 'delay', 'garbage', 'truncated', 'cutOff', 'reset', 'replyLost'].map(k => el('option', { value: k }, k))));
  const value = field(t('value'), el('input', { type: 'number', value: '45009', title: t('value') }));
  const times = field(t('next'), el('input', { type: 'number', value: '1', min: '1', title: t('next') }));
  kind.addEventListener('change', () => { value.value = { errcode: 45009, http: 502, delay: 6000 }[kind.value] || ''; });
  const arm = attempt(() => post('faults', { ...(operation.value ? { operation: operation.value } : {}), ...(times.value ? { times: +times.value } : {}), kind: kind.value, ...(value.value ? { value: +value.value } : {}) }));
  const button = (key, path, kind = '') => el('button', { class: kind, onclick: attempt(() => post(path)) }, t(key));
  const how = h => el('button', { onclick: attempt(() => post('callbacks/release', { how: h })) }, t(h));
  $('trouble-body').replaceChildren(
    el('h3', {}, t('failCalls')), el('div', { class: 'row' }, operation, kind), el('div', { class: 'row' }, value, times),
    el('div', { class: 'row' }, el('button', { class: 'strong', onclick: arm }, t('arm')), el('button', { onclick: attempt(() => drop('faults')) }, t('recover'))),
    el('div', { id: 'armed' }),
    el('h3', { id: 'callback-mode' }, ''),
    el('div', { class: 'row' }, button('pause', 'callbacks/pause', 'warn'), button('hold', 'callbacks/hold'), how('reversed'), how('doubled'), button('resume', 'callbacks/resume'), el('button', { class: 'strong', onclick: verify }, t('verify'))),
    el('h3', {}, t('accessToken')), el('div', { class: 'row' }, button('expire', 'token/expire'), button('revoke', 'token/revoke')),
    el('h3', {}, t('limits')), el('div', { class: 'row' }, el('button', { onclick: attempt(async () => { await post('limits', { tokenlessCallsInAMinute: 10, callsAtOnce: 5 }); notice(t('limits')); }) }, t('switchOn'))));
  refresh();
}

export function refresh() {
  if (!$('armed')) return;
  const { faults, callbacks } = store.state;
  const list = Object.entries(faults).flatMap(([operation, names]) => names.map(name => el('li', { class: 'mono' }, `${operation} → ${name}`)));
  $('armed').replaceChildren(...(list.length ? [el('ul', { 'aria-label': t('armed') }, ...list)] : []));
  $('callback-mode').textContent = `${t('callbacks')} · ${t(callbacks.mode)}${callbacks.held ? ` · ${callbacks.held} ${t('held')}` : ''}`;
}

export const verify = attempt(async () => {
  if (!store.state.callbacks.url) return setUrl();
  const found = await post('callbacks/verify');
  store.verified = found.accepted;
  notice(found.accepted ? t('accepted') : t('refused') + found.reason);
});

export function setUrl() {
  form(t('callbackUrl'), [{ name: 'url', label: 'URL', value: store.state.callbacks.url || 'http://localhost:8080/wecom/kf/callback' }], f => post('callbacks/url', f));
}
