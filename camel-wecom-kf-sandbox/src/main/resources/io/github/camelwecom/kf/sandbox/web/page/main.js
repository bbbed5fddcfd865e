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
import { $, el, attempt, notice, span } from './dom.js';
import { get, post, listen } from './api.js';
import { store } from './store.js';
import { t, language, toggle } from './i18n.js';
import { show } from './dialog.js';
import * as customers from './customers.js';
import * as servicers from './servicers.js';
import * as inspector from './inspector.js';
import * as trouble from './trouble.js';

const ROOMS = ['customers', 'desk', 'inspector', 'trouble'];
let room = 'customers';
let pending;

async function choose(customer, account) {
  if (account) store.account = account;
  await refresh();
  await customers.open(customer, drawAll);
  await servicers.load();
}

async function refresh() {
  store.state = await get('state');
  const { state } = store;
  if (!state.accounts.some(a => a.id === store.account)) store.account = state.accounts[0].id;
  if (!store.customer && state.customers.length) {
    store.customer = state.customers[0].id;
    await customers.reload();
    await servicers.load();
  }
  drawAll();
}

const soon = () => { pending ||= setTimeout(() => { pending = null; attempt(refresh)(); }, 120); };

function drawAll() {
  const { state } = store;
  $('corp').textContent = state.corpId;
  const last = store.entries.findLast(e => e.kind === 'callback');
  const url = state.callbacks.url;
  $('callback').textContent = url ? `${t('callback')} ${last ? last.result + ' · ' : ''}${url}` : t('noCallback');
  $('callback').className = 'pill ' + (last ? last.good ? 'good' : 'bad' : '');
  $('token').textContent = `${t('token')} ${state.tokenSeconds ? span(state.tokenSeconds) : t('none')}`;
  $('now').textContent = new Date(state.now).toLocaleString(language(), { dateStyle: 'short', timeStyle: 'medium' });
  customers.draw(choose);
  servicers.draw(choose);
  trouble.refresh();
}

function drawWords() {
  document.documentElement.lang = language();
  for (const place of document.querySelectorAll('[data-t]')) place.textContent = t(place.dataset.t);
  $('settings').textContent = t('settings');
  $('language').textContent = t('languageName');
  $('clock').setAttribute('aria-label', t('time'));
  $('people').setAttribute('aria-label', t('customers'));
  $('clock').replaceChildren(...[[20, '+20 s'], [600, '+10 min'], [7200, '+2 h'], [172800, '+48 h']].map(([seconds, label]) =>
    el('button', { onclick: attempt(() => post('clock', { seconds })) }, label)));
  $('rooms').replaceChildren(...ROOMS.map(r => el('button', { 'aria-pressed': String(r === room), 'data-room': r, onclick: () => { room = r; drawWords(); } }, t('room_' + r))));
  for (const r of ROOMS) $(r).classList.toggle('here', r === room);
  customers.drawTools();
  servicers.drawTools();
  trouble.draw();
  inspector.draw();
}

async function settings() {
  const s = await get('settings');
  const at = 'camel.component.wecom-kf.';
  const url = s.callbackUrl || 'http://localhost:8080/wecom/kf/callback';
  const pairs = [['baseUri', s.baseUri], ['corpId', s.corpId], ['secret', s.secret], ['token', s.token], ['encodingAesKey', s.encodingAesKey]];
  const dashed = name => name.replace(/[A-Z]/g, c => '-' + c.toLowerCase());
  const forms = {
    properties: pairs.map(([k, v]) => `${at}${dashed(k)}=${v}`).join('\n'),
    YAML: 'camel:\n  component:\n    wecom-kf:\n' + pairs.map(([k, v]) => `      ${dashed(k)}: "${v}"`).join('\n'),
    env: pairs.map(([k, v]) => `export CAMEL_COMPONENT_WECOM_KF_${dashed(k).replaceAll('-', '_').toUpperCase()}='${v}'`).join('\n'),
  };
  show(t('settings'), ...Object.entries(forms).flatMap(([name, text]) => [
    el('div', { class: 'row' }, el('strong', {}, name), el('span', { class: 'gap' }), el('button', { onclick: attempt(async () => { await navigator.clipboard.writeText(text); notice(t('copied')); }) }, t('copy'))),
    el('pre', { tabindex: 0 }, text)]), el('div', {}, `open_kfid ${s.openKfId} · callback ${url}`));
}

async function begin() {
  await refresh();
  customers.wire(choose);
  servicers.wire(drawAll);
  inspector.wire();
  $('account').addEventListener('change', attempt(async () => { store.account = $('account').value; await customers.reload(); await servicers.load(); drawAll(); }));
  $('callback').addEventListener('click', trouble.setUrl);
  $('settings').addEventListener('click', attempt(settings));
  $('language').addEventListener('click', attempt(async () => { toggle(); drawWords(); await refresh(); await customers.reload(); await servicers.load(); }));
  drawWords();
  await inspector.load();
  drawAll();
  listen({ line: l => { customers.line(l); servicers.line(l); }, entry: inspector.entry, state: soon, reload: () => attempt(async () => { await customers.reload(); await servicers.load(); await inspector.load(); })() });
  document.body.dataset.ready = 'yes';
}

attempt(begin)();
