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
import { $, el, attempt, isNew, span } from './dom.js';
import { get, post, enc } from './api.js';
import { store, nameOf, accountOf, isHere } from './store.js';
import { t } from './i18n.js';
import { form } from './dialog.js';
import { Chat } from './chat.js';

const act = (verb, body) => {
  if (!store.servicer) throw new Error(t('addServicer'));
  return post(`servicers/${enc(store.servicer)}/${verb}`, body);
};
const chat = new Chat($('desk-chat'), { mine: 'servicer', nameOf, isHere });

export async function load() {
  if (!store.customer) return chat.reset([], false, null, t('nobodyWaits'));
  const told = await get(`customers/${enc(store.customer)}/chat?account=${enc(store.account)}&limit=120`);
  chat.reset(told.lines, false, null, t('nobodyWaits'));
}

export function line(line) {
  if (isHere(line)) chat.add(line);
}

export function draw(choose) {
  const servicers = accountOf(store.account)?.servicers || [];
  if (!servicers.some(s => s.userid === store.servicer)) store.servicer = servicers[0]?.userid || null;
  if (isNew('servicer', [servicers, store.servicer, t('servicer')])) $('servicer').replaceChildren(...servicers.map(s => el('option', { value: s.userid, selected: s.userid === store.servicer }, `${s.userid} · ${t(s.status)}`)));
  $('servicer').setAttribute('aria-label', t('servicer'));
  const now = Date.parse(store.state.now);
  const rows = [...store.state.conversations].sort((a, b) => rank(a) - rank(b)).slice(0, 100);
  const facts = rows.map(c => ({ ...c, windowSeconds: Math.floor(c.windowSeconds / 60), waits: c.waitingSince && Math.floor(now / 1000), name: nameOf(c.customer) }));
  if (!isNew('queue', [facts, store.customer, store.account, store.servicer, t('session')])) return;
  $('queue').replaceChildren(...rows.map(c => {
    const about = { customer: c.customer, account: c.account };
    const waits = c.waitingSince ? (now - Date.parse(c.waitingSince)) / 1000 : null;
    return el('tr', { class: c.customer === store.customer && c.account === store.account ? 'on' : '', onclick: attempt(() => choose(c.customer, c.account)) },
      el('td', {}, nameOf(c.customer)), el('td', {}, accountOf(c.account)?.name || ''),
      el('td', {}, el('span', { class: 'st s' + c.state }, t('s' + c.state) + (c.servicer ? ' · ' + c.servicer : ''))),
      el('td', { class: waits > 60 ? 'bad' : '' }, waits == null ? '–' : span(waits)),
      el('td', { class: c.answers >= 5 ? 'bad' : '' }, `${c.answers} / 5`),
      el('td', { class: c.windowSeconds ? '' : 'bad' }, c.windowSeconds ? span(c.windowSeconds) : '0'),
      el('td', {}, ...buttons(c, about)));
  }));
  if (!rows.length) $('queue').append(el('tr', {}, el('td', { colspan: 7 }, t('nobodyWaits'))));
}

const rank = c => ({ 2: 0, 3: 1, 0: 2, 1: 3, 4: 4 })[c.state];

function buttons(c, about) {
  const button = (key, verb, kind, more) => el('button', { class: kind, onclick: event => { event.stopPropagation(); more ? more() : attempt(() => act(verb, about))(); } }, t(key));
  if (c.state === 2) return [button('pickUp', 'picks-up', 'go')];
  if (c.state === 3 && c.servicer === store.servicer) {
    const others = accountOf(c.account).servicers.map(s => s.userid).filter(u => u !== store.servicer);
    return [button('transfer', '', '', () => form(t('transfer'), [{ name: 'to', label: t('to'), options: others }], f => act('transfers', { ...about, to: f.to }))), ' ', button('end', 'ends', 'warn')];
  }
  if (c.state === 3 || c.state === 4) return [button('reenter', 'reenters', '')];
  return [];
}

export function drawTools() {
  $('queue-head').replaceChildren(...['customer', 'account', 'session', 'waiting', 'answers', 'window', 'action'].map(k => el('th', { scope: 'col' }, t(k))));
  $('queue-box').setAttribute('aria-label', t('session'));
  $('desk-chat').setAttribute('aria-label', t('desk'));
  $('reply-text').placeholder = t('reply') + '…';
  $('reply-text').setAttribute('aria-label', t('reply'));
  $('status').setAttribute('aria-label', t('servicer'));
  $('status').replaceChildren(...['receives', 'stops', 'suspends'].map(v => el('button', { onclick: attempt(() => act(v, { account: store.account })) }, t(v))),
    el('button', { onclick: () => form(t('addServicer'), [{ name: 'userid', label: t('userid'), value: 'lisi' }], f => post('servicers', { userid: f.userid, account: store.account })) }, t('addServicer')));
}

export function wire(changed) {
  $('servicer').addEventListener('change', () => { store.servicer = $('servicer').value; changed(); });
  $('reply').addEventListener('submit', attempt(async () => {
    const text = $('reply-text').value;
    if (!text || !store.customer) return;
    await act('says', { customer: store.customer, account: store.account, text });
    $('reply-text').value = '';
  }));
}
