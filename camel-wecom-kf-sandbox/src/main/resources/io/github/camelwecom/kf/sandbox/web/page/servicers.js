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
import { $, el, button, choice, attempt, isNew, redraw } from './dom.js';
import { get, post, enc } from './api.js';
import { store, nameOf, accountOf, isHere, conversation } from './store.js';
import { t, language, official } from './i18n.js';
import { form } from './dialog.js';
import { since, until } from './clock.js';
import { Chat } from './chat.js';

const MOST_ROWS = 100;
const MOST_ANSWERS = 5;
const LONG_SECONDS = 60;

const act = (verb, body) => {
  if (!store.servicer) throw new Error(t('noServicer'));
  return post(`servicers/${enc(store.servicer)}/${verb}`, body);
};
const about = () => ({ customer: store.customer, account: store.account });

const chat = new Chat($('desk-chat'), {
  fetch: (limit, before) => store.customer
    ? get(`customers/${enc(store.customer)}/chat?account=${enc(store.account)}&limit=${limit}${before ? '&before=' + before : ''}`) : { lines: [], more: false },
  isMine: line => line.from === 'servicer' || line.from === 'client',
  faceOf: line => line.from === 'customer' ? nameOf(line.customer) : line.from === 'servicer' ? line.author : accountOf(line.account)?.name || '',
  empty: () => [el('p', {}, t(store.customer ? 'nothingSaid' : 'nobodyWaits'))],
  actions: line => line.from === 'servicer' ? [button(t('recall'), () => act('recalls', { ...about(), msgid: line.msgid }))] : [],
});

export const open = () => chat.open();

export function line(line) {
  if (isHere(line)) chat.add(line);
}

const servicersHere = () => accountOf(store.account)?.servicers || [];

export function draw(choose) {
  const servicers = servicersHere();
  if (!servicers.some(s => s.userid === store.servicer)) store.servicer = servicers[0]?.userid || null;
  drawServicer(servicers);
  drawQueue(choose);
  drawConversation();
}

function drawServicer(servicers) {
  if (!isNew('servicer', [servicers, store.servicer, t('servicer')])) return;
  const mine = servicers.find(s => s.userid === store.servicer);
  redraw($('servicer'), servicers.length
    ? servicers.map(s => el('option', { value: s.userid, selected: s.userid === store.servicer }, `${s.userid} · ${t(s.status)}`))
    : [el('option', { value: '' }, t('noServicer'))]);
  redraw($('status'), [['receives', 'receiving'], ['stops', 'stopped'], ['suspends', 'suspended']].map(([verb, status]) =>
    choice(t(verb), mine?.status === status, () => act(verb, { account: store.account }), { 'data-key': verb, disabled: !mine })));
}

const rank = c => ({ 2: 0, 3: 1, 0: 2, 1: 3, 4: 4 })[c.state];

function drawQueue(choose) {
  const rows = [...store.state.conversations].sort((a, b) => rank(a) - rank(b) || (a.waitingSince || '').localeCompare(b.waitingSince || '')).slice(0, MOST_ROWS);
  // What is left of the window goes on by itself; it is drawn anew only when it jumps.
  const facts = rows.map(c => ({ ...c, windowSeconds: Math.round((Date.parse(store.state.now) / 1000 + c.windowSeconds) / 10), name: nameOf(c.customer) }));
  if (!isNew('queue', [facts, store.customer, store.account, store.servicer, t('session'), servicersHere()])) return;
  $('queue-box').classList.toggle('one-account', store.state.accounts.length === 1);
  redraw($('queue'), rows.length ? rows.map(c => row(c, choose)) : [el('tr', { class: 'none' }, el('td', { colspan: 7 }, t('nobodyWaits')))]);
}

function row(c, choose) {
  const here = isHere(c);
  const key = c.customer + c.account;
  const cell = (label, ...content) => el('td', { 'data-label': t(label), class: content[0] === '–' ? 'idle' : null }, ...content);
  return el('tr', { class: here ? 'on' : '', onclick: attempt(() => choose(c.customer, c.account)) },
    cell('customer', el('button', { type: 'button', class: 'name', 'aria-pressed': String(here), 'data-key': key, title: c.customer }, nameOf(c.customer))),
    cell('account', el('span', { class: 'cut' }, accountOf(c.account)?.name || '')),
    cell('session', session(c), language() === 'en' ? el('small', { class: 'official', lang: 'zh-CN' }, official(c.state).slice(2)) : null),
    cell('waiting', c.waitingSince ? since(c.waitingSince, LONG_SECONDS) : '–'),
    cell('answers', el('span', { class: c.answers >= MOST_ANSWERS ? 'bad' : '' }, `${c.answers} / ${MOST_ANSWERS}`)),
    cell('window', c.state === 4 && !c.windowSeconds ? '–' : until(c.windowSeconds)),
    cell('action', el('span', { class: 'group' }, ...buttons(c, key))));
}

const session = c => el('span', { class: 'st s' + c.state, title: official(c.state) }, t('s' + c.state) + (c.servicer ? ' · ' + c.servicer : ''));

function buttons(c, key) {
  const who = { customer: c.customer, account: c.account };
  const does = (label, verb, kind, action) => el('button', { type: 'button', class: kind, 'data-key': key + verb, 'data-row': key,
    onclick: event => { event.stopPropagation(); attempt(action || (() => act(verb, who)))(); } }, t(label));
  if (c.state === 2) return [does('pickUp', 'picks-up', 'go')];
  if (c.state === 3 && c.servicer === store.servicer) {
    return [does('transfer', 'transfers', '', () => transfer(who)), does('end', 'ends', 'warn')];
  }
  if (c.state === 3 || c.state === 4) return [does('reenter', 'reenters', '')];
  return [];
}

function transfer(who) {
  const others = accountOf(who.account).servicers.map(s => s.userid).filter(u => u !== store.servicer);
  if (!others.length) throw new Error(t('noColleague'));
  form(t('transfer'), [{ name: 'to', label: t('to'), options: others }], f => act('transfers', { ...who, to: f.to }));
}

function drawConversation() {
  const c = conversation();
  if (!isNew('conversation', [c?.state, c?.servicer, store.customer, nameOf(store.customer), store.servicer, t('session')])) return;
  $('with').replaceChildren(...(c ? [el('span', { class: 'cut' }, nameOf(c.customer)), session(c)] : []));
  $('refuse').hidden = !c;
  $('reply-text').placeholder = store.servicer ? `${t('replyAs')} ${store.servicer}` : t('noServicer');
}

const employ = () => form(t('addServicer'), [{ name: 'userid', label: t('userid'), value: ['zhangsan', 'lisi', 'wangwu'].find(u => !servicersHere().some(s => s.userid === u)) || '' }],
  f => post('servicers', { userid: f.userid, account: store.account }));

export function drawTools() {
  $('queue-head').replaceChildren(...['customer', 'account', 'session', 'waiting', 'answers', 'window', 'action'].map(k => el('th', { scope: 'col' }, t(k))));
  $('queue-box').setAttribute('aria-label', t('session'));
  $('desk-chat').setAttribute('aria-label', t('deskChat'));
  $('servicer').setAttribute('aria-label', t('servicer'));
  $('reply-text').setAttribute('aria-label', t('reply'));
  $('status').setAttribute('aria-label', t('status'));
  $('refuse').replaceChildren(button(t('rejects'), () => act('rejects', about())), button(t('accepts'), () => act('accepts', about())));
}

export function wire(changed) {
  $('servicer').addEventListener('change', () => { store.servicer = $('servicer').value; changed(); });
  $('employ').addEventListener('click', employ);
  $('reply').addEventListener('submit', attempt(async () => {
    const text = $('reply-text').value;
    if (!text || !store.customer) return;
    await act('says', { ...about(), text });
    $('reply-text').value = '';
  }));
}
