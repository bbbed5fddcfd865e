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
import { t } from './i18n.js';

function input({ name, value = '', options, long, type = 'text', min }) {
  if (options) return el('select', { name }, ...options.map(o => Array.isArray(o) ? o : [o, o]).map(([v, label]) => el('option', { value: v, selected: v === value }, label)));
  if (long) return el('textarea', { name, rows: 6, spellcheck: 'false' }, value);
  return el('input', { name, type, value, min, autocomplete: 'off', spellcheck: 'false' });
}

function open(title, content) {
  const dialog = $('dialog');
  dialog.replaceChildren(content);
  dialog.setAttribute('aria-label', title);
  if (!dialog.open) dialog.showModal();
  return dialog;
}

const heading = title => el('div', { class: 'title' }, el('h2', {}, title),
  button('✕', () => $('dialog').close(), { class: 'icon', 'aria-label': t('close') }));

/** Asks for some fields; gives them to `done`, which may return where to go on. */
export function form(title, fields, done, hint) {
  const inputs = fields.map(input);
  const dialog = open(title, el('form', {
    onsubmit: attempt(async () => {
      const next = await done(Object.fromEntries(inputs.map(i => [i.name, i.value])));
      dialog.close();
      if (next instanceof HTMLElement) next.focus();
    }),
  }, heading(title), hint ? el('p', { class: 'hint' }, hint) : null, ...fields.map((field, i) => el('label', {}, field.label, inputs[i])),
  el('div', { class: 'row end' }, button(t('cancel'), () => dialog.close()), el('button', { class: 'go' }, t('ok')))));
  inputs[0]?.focus();
  inputs[0]?.select?.();
}

export function show(title, ...content) {
  open(title, el('div', { class: 'stack' }, heading(title), ...content));
}
