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
import { $, button, attempt, choice } from './dom.js';
import { get, listen } from './api.js';
import { store, customerOf } from './store.js';
import { t, said, language, toggleLanguage, currentTheme, applyTheme, nextTheme } from './i18n.js';
import * as clock from './clock.js';
import * as customers from './customers.js';
import * as servicers from './servicers.js';
import * as inspector from './inspector.js';
import * as trouble from './trouble.js';
import * as scenarios from './scenarios.js';
import * as doctor from './doctor.js';
import * as settings from './settings.js';
import { onJump } from './entry.js';

const ROOMS = ['customers', 'desk', 'inspector', 'trouble'];
const REST = 120;
let room = ROOMS[0];
let pending = false;
let missed = false;

async function choose(customer, account) {
  store.customer = customer;
  if (account) store.account = account;
  await refresh();
  await openChats();
  inspector.customerChanged();
  drawAll();
}

const openChats = () => Promise.all([customers.open(), servicers.open()]);

async function refresh() {
  const state = store.state = await get('state');
  clock.set(state.now);
  if (!state.accounts.some(a => a.id === store.account)) store.account = state.accounts[0].id;
  const chosen = (customerOf(store.customer) || state.customers[0])?.id || null;
  if (chosen !== store.customer) {
    store.customer = chosen;
    await openChats();
  }
  drawAll();
}

/** The state is asked for at most as often as it takes little of the time, however much happens. */
function soon() {
  if (pending) return;
  pending = true;
  setTimeout(attempt(async () => {
    const begin = performance.now();
    try {
      await refresh();
    } finally {
      setTimeout(() => { pending = false; if (missed) { missed = false; soon(); } }, 4 * (performance.now() - begin));
    }
  }), REST);
}
const changed = () => { if (pending) missed = true; else soon(); };

function drawAll() {
  drawTop();
  customers.draw(choose);
  servicers.draw(choose);
  trouble.refresh();
  clock.tick();
}

function drawTop() {
  const { corpId, callbacks, tokenSeconds } = store.state;
  $('corp').textContent = corpId;
  const last = store.entries.findLast(e => e.kind === 'callback');
  const sign = last ? last.good ? '✓ ' : '✗ ' : '';
  $('callback').textContent = callbacks.url ? `${t('callback')} ${sign}${last ? said(last.result) + ' · ' : ''}${callbacks.url}` : t('noCallback');
  $('callback').title = $('callback').textContent;
  $('callback').className = 'pill ' + (last ? last.good ? 'good' : 'bad' : '');
  $('token').textContent = `${t('token')} ${tokenSeconds ? clock.span(tokenSeconds) : t('none')}`;
}

function drawWords() {
  document.documentElement.lang = language();
  for (const place of document.querySelectorAll('[data-t]')) place.textContent = t(place.dataset.t);
  $('language').lang = language() === 'en' ? 'zh-CN' : 'en';
  $('rooms').setAttribute('aria-label', t('rooms'));
  $('rooms').replaceChildren(...ROOMS.map(r => choice(t('room_' + r), false, () => enterRoom(r), { 'data-room': r })));
  enterRoom(room);
  drawTheme();
  for (const part of [clock, customers, servicers]) part.drawTools();
  trouble.draw();
  scenarios.draw();
  inspector.draw();
}

/** On a narrow screen one room is shown at a time. */
function enterRoom(name) {
  room = name;
  for (const button of $('rooms').children) button.setAttribute('aria-pressed', String(button.dataset.room === room));
  for (const r of ROOMS) $(r).classList.toggle('here', r === room);
}

function drawTheme() {
  const label = `${t('theme')}: ${t('theme_' + currentTheme())}`;
  $('theme').setAttribute('aria-label', label);
  $('theme').title = label;
  $('theme').textContent = { system: '◐', light: '☀', dark: '☾' }[currentTheme()];
}

async function jump(line) {
  enterRoom('customers');
  await choose(line.customer, line.account);
  await customers.reveal(line.number);
}

async function reload() {
  await inspector.load();
  await refresh();
  await openChats();
}

function wire() {
  for (const part of [clock, inspector]) part.wire();
  customers.wire(choose);
  servicers.wire(drawAll);
  onJump(attempt(jump));
  $('account').addEventListener('change', attempt(() => choose(store.customer, $('account').value)));
  $('callback').addEventListener('click', attempt(() => doctor.open(false)));
  $('settings').addEventListener('click', attempt(settings.open));
  $('theme').addEventListener('click', () => { nextTheme(); drawTheme(); });
  $('language').addEventListener('click', attempt(async () => { toggleLanguage(); drawWords(); drawAll(); await openChats(); }));
}

async function begin() {
  applyTheme();
  store.entries = (await get('journal?limit=1000')).entries;
  await refresh();
  drawWords();
  drawAll();
  wire();
  listen({
    line: l => { customers.line(l); servicers.line(l); },
    entry: inspector.entry,
    state: changed,
    reload: attempt(reload),
  }, (up, again) => { $('lost').hidden = up; if (again) attempt(reload)(); });
  await scenarios.begin();
  document.body.dataset.ready = 'yes';
}

attempt(begin)();
