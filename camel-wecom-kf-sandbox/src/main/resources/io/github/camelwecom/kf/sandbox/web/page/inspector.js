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
import { $, el, choice, attempt, redraw } from './dom.js';
import { get, drop } from './api.js';
import { store, nameOf } from './store.js';
import { t, said } from './i18n.js';
import { time } from './clock.js';
import { save } from './file.js';
import * as entries from './entry.js';

const SHOWN = 300;
const KEPT = 2000;
const ARROWS = { call: '←', callback: '→', event: '•' };
let kind = '';
let chosen = null;
let waiting = [];

export async function load() {
  store.entries = (await get('journal?limit=1000')).entries;
  draw();
}

export function entry(entry) {
  store.entries.push(entry);
  if (store.entries.length > KEPT + 500) store.entries.splice(0, 500);
  if (!fits(entry)) return;
  if (waiting.push(entry) === 1) requestAnimationFrame(add);
  if (waiting.length > SHOWN) waiting.shift();
}

function add() {
  const fresh = waiting.map(row).reverse();
  waiting = [];
  const rows = $('entries');
  const atTop = $('entries-box').scrollTop < 40;
  rows.querySelector('.none')?.remove();
  rows.prepend(...fresh);
  while (rows.childElementCount > SHOWN) rows.lastElementChild.remove();
  if (atTop) $('entries-box').scrollTop = 0;
  reachable();
}

function fits(entry) {
  const words = $('search').value.trim().toLowerCase();
  return (!kind || entry.kind === kind) && (!$('errors').checked || !entry.good)
    && (!$('only-customer').checked || entry.customer === store.customer)
    && (!words || [JSON.stringify(entry), said(entry.why), nameOf(entry.customer)].join(' ').toLowerCase().includes(words));
}

function row(entry) {
  const cell = (name, ...content) => el('td', { class: name }, ...content);
  return el('tr', { class: entry.number === chosen ? 'on' : '', tabindex: -1, 'data-entry': entry.number, 'data-result': entry.result, onclick: () => choose(entry.number) },
    cell('number', entry.number), cell('mono time', time(entry.time, { second: '2-digit', fractionalSecondDigits: 3 })),
    cell('mono what', ARROWS[entry.kind] + ' ' + entry.what, entries.attemptOf(entry) > 1 ? el('span', { class: 'again' }, '×' + entries.attemptOf(entry)) : null),
    cell('result ' + (entry.good ? 'good' : 'bad'), entry.good ? '' : el('span', { 'aria-label': t('error') }, '✗ '), said(entry.result)), cell('ms', entry.kind === 'event' ? '' : entry.ms.toFixed(1)),
    cell('why', [entry.customer && nameOf(entry.customer), said(entry.why)].filter(x => x).join(' · ')));
}

/** One row can be reached by Tab, the others from there by the arrows. */
function reachable() {
  const rows = $('entries');
  rows.querySelector('[tabindex="0"]')?.setAttribute('tabindex', -1);
  (rows.querySelector('.on') || rows.querySelector('[data-entry]'))?.setAttribute('tabindex', 0);
}

async function choose(number) {
  chosen = number;
  for (const tr of $('entries').children) tr.classList.toggle('on', Number(tr.dataset.entry) === chosen);
  reachable();
  await drawDetail();
  $('entries').querySelector('.on')?.scrollIntoView({ block: 'nearest' });
}

const drawDetail = attempt(async () => {
  const shown = store.entries.find(e => e.number === chosen);
  $('inspector').classList.toggle('opened', Boolean(shown));
  $('detail').replaceChildren(...(shown ? await entries.detail(shown, { close: () => choose(null) }) : [el('p', { class: 'empty' }, t('nothing'))]));
  $('detail').scrollTop = 0;
});

function drawRows() {
  const found = store.entries.filter(fits);
  redraw($('entries'), found.length ? found.slice(-SHOWN).reverse().map(row)
    : [el('tr', { class: 'none' }, el('td', { colspan: 6 }, t(store.entries.length ? 'noneFits' : 'nothingYet')))]);
  reachable();
}

export function draw() {
  $('entries-head').replaceChildren(...['number', 'time', 'what', 'result', 'ms', 'why'].map(h => el('th', { scope: 'col', class: h }, h === 'number' ? '#' : t(h))));
  $('kinds').setAttribute('aria-label', t('kinds'));
  redraw($('kinds'), ['', 'call', 'callback', 'event'].map(k => choice(t(k || 'all'), k === kind, () => { kind = k; draw(); }, { 'data-key': k || 'all' })));
  $('search').placeholder = t('search');
  $('search').setAttribute('aria-label', t('search'));
  $('entries-box').setAttribute('aria-label', t('inspector'));
  $('detail').setAttribute('aria-label', t('detail'));
  drawRows();
  drawDetail();
}

/** After another customer was chosen. */
export function customerChanged() {
  if ($('only-customer').checked) drawRows();
}

function step(event) {
  const by = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  const row = event.target.closest('[data-entry]');
  if (!row) return;
  if (event.key === 'Enter') choose(Number(row.dataset.entry));
  const next = by && row[by];
  if (!next?.dataset.entry) return;
  event.preventDefault();
  next.focus();
  choose(Number(next.dataset.entry));
}

async function download() {
  save('kf-sandbox-journal.json', await get('journal'));
}

async function downloadArchive() {
  save('kf-sandbox.har', await get('journal/har'));
}

export function wire() {
  $('search').addEventListener('input', drawRows);
  $('errors').addEventListener('change', drawRows);
  $('only-customer').addEventListener('change', drawRows);
  $('entries').addEventListener('keydown', step);
  $('clear').addEventListener('click', attempt(async () => { await drop('journal'); chosen = null; await load(); }));
  $('export').addEventListener('click', attempt(download));
  $('har').addEventListener('click', attempt(downloadArchive));
}
