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
  made.append(...children.filter(child => child != null).map(child => typeof child === 'number' ? String(child) : child));
  return made;
}

/** Calls `show` once a frame with what came since: a thousand messages are one drawing. */
export function perFrame(show, most) {
  let waiting = [];
  return item => {
    waiting.push(item);
    if (waiting.length > most) waiting.shift();
    if (waiting.length === 1) requestAnimationFrame(() => {
      const items = waiting;
      waiting = [];
      show(items);
    });
  };
}

const drawn = new Map();
/** Whether what a place shows is out of date; drawing the same again would take the focus from under the user. */
export function isNew(place, facts) {
  const now = JSON.stringify(facts);
  if (drawn.get(place) === now) return false;
  drawn.set(place, now);
  return true;
}

let fading;
export function notice(text) {
  const place = $('notice');
  place.textContent = text;
  place.classList.add('on');
  clearTimeout(fading);
  fading = setTimeout(() => place.classList.remove('on'), 5000);
}

export const attempt = action => async event => {
  event?.preventDefault?.();
  try {
    return await action(event);
  } catch (e) {
    notice(e.message);
  }
};

export function span(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 3600) return `${Math.floor(s / 3600)} h ${Math.floor(s % 3600 / 60)} min`;
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

export const safeLink = url => /^https?:\/\//i.test(url || '') ? url : null;
