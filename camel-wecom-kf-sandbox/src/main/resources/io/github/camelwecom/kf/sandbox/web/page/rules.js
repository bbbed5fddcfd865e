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
import { el, attempt } from './dom.js';
import { get, post } from './api.js';
import { t, said } from './i18n.js';
import { show } from './dialog.js';

/** What the official text leaves open can be decided either way. */
export async function open() {
  const { rules } = await get('rules');
  show(t('rules'), el('p', { class: 'hint' }, t('rulesHint')), el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('rules') }, ...rules.map(row)));
}

function row(rule) {
  const input = rule.type === 'boolean' ? el('input', { type: 'checkbox', checked: rule.value === 'true' }) : el('input', { type: 'number', value: rule.value });
  const mark = el('span', { class: 'hint mono' });
  const tell = value => { mark.textContent = rule.name + (String(value) === rule.default ? '' : ` · ${t('byDefault')} ${rule.default}`); };
  input.addEventListener('change', attempt(async () => {
    const value = rule.type === 'boolean' ? String(input.checked) : input.value;
    await post('rules', { name: rule.name, value });
    tell(value);
  }));
  tell(rule.value);
  return el('label', { class: 'rule' }, input, el('span', {}, said(rule.meaning), ' ', mark, el('small', {}, said(rule.doubt))));
}
