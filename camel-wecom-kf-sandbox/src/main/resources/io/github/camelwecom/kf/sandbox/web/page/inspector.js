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
import { $, el, attempt, notice, perFrame } from './dom.js';
import { get, drop } from './api.js';
import { store, nameOf } from './store.js';
import { t } from './i18n.js';

const SHOWN = 300;
let kind = '';
let chosen = null;
const arrows = { call: '← ', callback: '→ ', event: '• ' };

export async function load() {
  store.entries = (await get('journal?limit=1000')).entries;
  draw();
}

const later = perFrame(add, SHOWN);

export function entry(entry) {
  store.entries.push(entry);
  if (store.entries.length > 2000) store.entries.splice(0, 500);
  if (fits(entry)) later(entry);
}

function add(entries) {
  const rows = $('entries');
  const atTop = $('entries-box').scrollTop < 40;
  rows.prepend(...entries.map(row).reverse());
  if (atTop) $('entries-box').scrollTop = 0;
  while (rows.childElementCount > SHOWN) rows.lastElementChild.remove();
}

function fits(entry) {
  const words = $('search').value.toLowerCase();
  return (!kind || entry.kind === kind) && (!$('errors').checked || !entry.good) && (!words || JSON.stringify(entry).toLowerCase().includes(words));
}

function row(entry) {
  const drawn = el('tr', { class: chosen === entry.number ? 'on' : '', tabindex: 0, 'data-entry': entry.number, 'data-result': entry.result,
    onclick: () => open(entry), onkeydown: event => { if (event.key === 'Enter') open(entry); } },
    el('td', {}, entry.number), el('td', { class: 'mono' }, entry.time.slice(11, 23)), el('td', { class: 'mono' }, arrows[entry.kind] + entry.what),
    el('td', { class: entry.good ? 'good' : 'bad' }, entry.result), el('td', {}, entry.kind === 'event' ? '' : entry.ms.toFixed(1)),
    el('td', { class: 'why' }, entry.why || (entry.customer ? nameOf(entry.customer) : '')));
  return drawn;
}

export function draw() {
  $('entries-head').replaceChildren(...['#', t('time'), t('what'), t('result'), 'ms', t('why')].map(h => el('th', { scope: 'col' }, h)));
  $('kinds').setAttribute('aria-label', t('inspector'));
  $('kinds').replaceChildren(...['', 'call', 'callback', 'event'].map(k => el('button', { 'aria-pressed': String(k === kind), onclick: () => { kind = k; draw(); } }, t(k || 'all'))));
  $('search').placeholder = t('search') + '…';
  $('search').setAttribute('aria-label', t('search'));
  $('entries-box').setAttribute('aria-label', t('inspector'));
  $('detail').setAttribute('aria-label', t('what'));
  $('entries').replaceChildren(...store.entries.filter(fits).slice(-SHOWN).reverse().map(row));
  const shown = store.entries.find(e => e.number === chosen);
  if (shown) attempt(() => open(shown))();
  else $('detail').replaceChildren(el('p', {}, t('nothing')));
}

async function open(entry) {
  chosen = entry.number;
  for (const tr of $('entries').children) tr.classList.toggle('on', tr.dataset.entry === String(chosen));
  const part = (message, label) => message.head || message.json || message.text
    ? [el('div', { class: 'k' }, message.head || label), el('pre', {}, message.json ? JSON.stringify(message.json, null, 2) : message.text || '')] : [];
  const about = [];
  if (entry.customer) about.push(el('div', {}, `${t('customer')}: ${nameOf(entry.customer)} (${entry.customer})`));
  if (entry.cause) {
    const cause = await causeOf(entry);
    about.push(el('div', {}, `${t('cause')}: #${entry.cause}${cause ? ' “' + cause + '”' : ''}`));
  }
  $('detail').replaceChildren(...[
    entry.kind === 'call' ? el('button', { onclick: attempt(async () => { await navigator.clipboard.writeText(curl(entry)); notice(t('copied')); }) }, t('curl')) : '',
    entry.why ? el('p', { class: 'why' }, entry.why) : '', ...about, ...part(entry.request, ''), ...part(entry.reply, '')].filter(x => x));
  if (entry.result !== '0' && entry.kind === 'call' && /^\d+$/.test(entry.result)) {
    $('detail').append(el('div', { class: 'mono' }, 'open.work.weixin.qq.com/devtool/query?e=' + entry.result));
  }
}

async function causeOf(entry) {
  const who = entry.customer || store.entries.find(e => e.cause === entry.cause && e.customer)?.customer;
  if (!who) return '';
  const told = await get(`customers/${encodeURIComponent(who)}/chat?account=${encodeURIComponent(entry.account)}&before=${entry.cause + 1}&limit=1`);
  const line = told.lines[0];
  return line?.number === entry.cause ? line.body?.content || line.type : '';
}

const quote = text => `'${text.replaceAll("'", "'\\''")}'`;
function curl(entry) {
  const [method, path] = entry.request.head.split(' ');
  const url = store.state.baseUri + path + (path.includes('?') ? '&' : '?') + 'access_token=';
  return `curl -X ${method} ${quote(url)}"$ACCESS_TOKEN"` + (entry.request.json ? ` -d ${quote(JSON.stringify(entry.request.json))}` : '');
}

export function wire() {
  $('search').addEventListener('input', draw);
  $('errors').addEventListener('change', draw);
  $('clear').addEventListener('click', attempt(async () => { await drop('journal'); chosen = null; await load(); }));
  $('export').addEventListener('click', () => {
    const link = el('a', { href: URL.createObjectURL(new Blob([JSON.stringify(store.entries, null, 2)], { type: 'application/json' })), download: 'kf-sandbox-journal.json' });
    link.click();
  });
}
