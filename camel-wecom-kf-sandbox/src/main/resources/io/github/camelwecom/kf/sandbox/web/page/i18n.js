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
import { words } from './words.js';
import { reasons } from './reasons.js';

// What localStorage keeps is only looks; without it (private windows) the page works all the same.
const kept = name => { try { return localStorage.getItem(name); } catch (e) { return null; } };
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch (e) { /* then not */ } };

let index = (kept('kf-language') || navigator.language || 'en').startsWith('zh') ? 1 : 0;
let theme = kept('kf-theme') || 'system';

export const t = key => words[key]?.[index] ?? key;
export const language = () => index ? 'zh-CN' : 'en';
/** The platform's own name of a session's state. */
export const official = state => words['s' + state][1];

/** What the sandbox says itself, in English, in the reader's language. What the page does not know stays as it is. */
export const said = text => (index && (afterColon(text) || whole(text))) || text;

function afterColon(text) {
  const [head, ...rest] = text.split(': ');
  const known = rest.length && whole(head);
  return known && `${known}：${said(rest.join(': '))}`;
}

/** The more of a pattern is words, the sooner it is tried. */
const patterns = Object.entries(reasons).sort(([one], [other]) => other.length - one.length).map(([english, chinese]) => [pattern(english), chinese]);

function pattern(english) {
  const literal = part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${english.split('{}').map(literal).join('(.*?)')}$`, 's');
}

function whole(text) {
  for (const [english, chinese] of patterns) {
    const found = english.exec(text)?.slice(1);
    if (found) return chinese.replaceAll('{}', () => said(found.shift()));
  }
  return null;
}

export function toggleLanguage() {
  index = 1 - index;
  keep('kf-language', language());
}

const THEMES = ['system', 'light', 'dark'];
export const currentTheme = () => theme;
export function applyTheme() {
  document.documentElement.dataset.theme = theme;
}
export function nextTheme() {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  keep('kf-theme', theme);
  applyTheme();
}
