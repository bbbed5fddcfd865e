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
import { $, el, attempt } from './dom.js';
import { t } from './i18n.js';

/** Asks for some fields; gives them to `done`. */
export function form(title, fields, done) {
  const dialog = $('dialog');
  const inputs = fields.map(field => field.options
    ? el('select', { name: field.name }, ...field.options.map(o => el('option', { value: o }, o)))
    : el(field.long ? 'textarea' : 'input', { name: field.name, rows: field.long ? 5 : null, value: field.long ? null : field.value ?? '' }, field.long ? field.value ?? '' : null));
  const content = el('form', {
    onsubmit: attempt(async () => {
      await done(Object.fromEntries(inputs.map(input => [input.name, input.value])));
      dialog.close();
    })
  }, el('h2', {}, title), ...fields.map((field, i) => el('label', {}, field.label, inputs[i])),
  el('div', { class: 'row' }, el('button', { class: 'go' }, t('ok')), el('button', { type: 'button', onclick: () => dialog.close() }, t('cancel'))));
  dialog.replaceChildren(content);
  dialog.setAttribute('aria-label', title);
  dialog.showModal();
}

export function show(title, ...content) {
  const dialog = $('dialog');
  dialog.replaceChildren(el('div', { class: 'stack' }, el('h2', {}, title), ...content, el('div', { class: 'row' }, el('button', { onclick: () => dialog.close() }, t('close')))));
  dialog.setAttribute('aria-label', title);
  dialog.showModal();
}
