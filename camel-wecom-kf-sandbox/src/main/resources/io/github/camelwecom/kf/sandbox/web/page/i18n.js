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

// What localStorage keeps is only looks; without it (private windows) the page works all the same.
const kept = name => { try { return localStorage.getItem(name); } catch (e) { return null; } };
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch (e) { /* then not */ } };

let index = (kept('kf-language') || navigator.language || 'en').startsWith('zh') ? 1 : 0;
let theme = kept('kf-theme') || 'system';

/** Whether there are words for it in the reader's language. */
export const has = key => Boolean(words[key]?.[index]);
export const t = key => words[key]?.[index] ?? key;
export const language = () => index ? 'zh-CN' : 'en';
/** The platform's own name of a session's state. */
export const official = state => words['s' + state][1];

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
