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
// Elements are made from text nodes only: what customers write never becomes HTML.
export const $ = id => document.getElementById(id);

export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child != null && child !== false).map(child => typeof child === 'number' ? String(child) : child));
  return made;
}

/** A button that says what went wrong when its action fails. */
export const button = (label, action, attributes = {}) =>
  el('button', { type: 'button', ...attributes, onclick: attempt(action) }, label);

/** One of several buttons of which one is pressed. */
export const choice = (label, pressed, action, attributes = {}) =>
  button(label, action, { 'aria-pressed': String(Boolean(pressed)), ...attributes });

const drawn = new Map();
/** Whether what a place shows is out of date. */
export function isNew(place, facts) {
  const now = JSON.stringify(facts);
  if (drawn.get(place) === now) return false;
  drawn.set(place, now);
  return true;
}

const PRESSED_MS = 30;
const undrawn = new Map();

/** Replaces what a place shows, once nothing of it is pressed: a button that is replaced between press and release loses its click. */
export function redraw(place, children) {
  const waits = undrawn.has(place);
  undrawn.set(place, children);
  if (!waits) drawOnceReleased(place);
}

function drawOnceReleased(place) {
  if (place.querySelector(':active')) {
    setTimeout(drawOnceReleased, PRESSED_MS, place);
    return;
  }
  const children = undrawn.get(place);
  undrawn.delete(place);
  replace(place, children);
}

/** Who stood on an element with a data-key stands on the new one of that key, else on its data-row's. */
function replace(place, children) {
  const { key, row } = place.contains(document.activeElement) ? document.activeElement.dataset : {};
  place.replaceChildren(...children);
  const of = wanted => [...place.querySelectorAll('[data-key]')].find(found => found.dataset.key === wanted);
  if (key) (of(key) || of(row))?.focus({ preventScroll: true });
}

const place = $('notice');
let fading;
/** Tells something in passing; what went wrong stays longer. */
export function notice(text, wrong = false) {
  place.textContent = text;
  place.className = wrong ? 'on wrong' : 'on';
  // A dialog lies over everything else, so it shows the notice itself.
  (document.querySelector('dialog[open]') || document.body).append(place);
  clearTimeout(fading);
  fading = setTimeout(() => { place.className = ''; }, wrong ? 8000 : 3000);
}

export const attempt = action => async event => {
  event?.preventDefault?.();
  try {
    return await action(event);
  } catch (e) {
    notice(e.message, true);
  }
};

export async function copy(text, told) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else copyAsOfOld(text);
  notice(told);
}

/** Browsers give the clipboard to https and to this machine only; another one in the house has neither. */
function copyAsOfOld(text) {
  const field = el('textarea', {}, text);
  (document.querySelector('dialog[open]') || document.body).append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

export const safeLink = url => /^https?:\/\//i.test(url || '') ? url : null;
