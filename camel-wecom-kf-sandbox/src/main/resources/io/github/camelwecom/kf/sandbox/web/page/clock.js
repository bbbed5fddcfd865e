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
import { $, el, button, attempt } from './dom.js';
import { post } from './api.js';
import { store } from './store.js';
import { t, language } from './i18n.js';
import { form } from './dialog.js';

// The sandbox's clock goes on between two looks at it.
let read = { at: 0, now: 0 };
export function set(iso) {
  read = { at: performance.now(), now: Date.parse(iso) };
  tick();
}
export const now = () => read.now + performance.now() - read.at;

export function span(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 3600) return `${Math.floor(s / 3600)} h ${Math.floor(s % 3600 / 60)} min`;
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

export const time = (iso, more = {}) => new Date(iso).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit', hour12: false, ...more });
export const day = iso => new Date(iso).toLocaleDateString(language(), { month: 'short', day: 'numeric' });

/** How long something lasts already; bad when that is longer than a limit. */
export const since = (iso, limit) => el('span', { 'data-since': iso, 'data-limit': limit });
/** How long something will last. */
export const until = seconds => el('span', { 'data-until': read.now + seconds * 1000 });

function put(place, text, bad) {
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle('bad', bad);
}

export function tick() {
  const at = now();
  put($('now'), new Date(at).toLocaleString(language(), { dateStyle: 'short', timeStyle: 'medium', hour12: false }), false);
  for (const place of document.querySelectorAll('[data-since]')) {
    const seconds = (at - Date.parse(place.dataset.since)) / 1000;
    put(place, span(seconds), seconds > place.dataset.limit);
  }
  for (const place of document.querySelectorAll('[data-until]')) {
    const seconds = (place.dataset.until - at) / 1000;
    put(place, seconds > 0 ? span(seconds) : t('over'), seconds <= 0);
  }
}

const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };
function other() {
  form(t('advance'), [{ name: 'amount', label: t('amount'), value: 3, type: 'number', min: 0 }, { name: 'unit', label: t('unit'), options: Object.keys(UNITS).map(u => [u, t(u)]), value: 'days' }],
    f => post('clock', { seconds: Math.round(f.amount * UNITS[f.unit]) }));
}

export function drawTools() {
  $('clock').setAttribute('aria-label', t('clock'));
  $('clock').replaceChildren(...[[20, '+20 s'], [600, '+10 min'], [7200, '+2 h'], [172800, '+48 h']].map(([seconds, label]) =>
    button(label, () => post('clock', { seconds }), { title: t('advanceBy') + ' ' + label.slice(1) })),
  button('+…', other, { title: t('advance'), 'aria-label': t('advance') }));
}

export function wire() {
  setInterval(attempt(() => { if (store.state && !document.hidden) tick(); }), 1000);
}
