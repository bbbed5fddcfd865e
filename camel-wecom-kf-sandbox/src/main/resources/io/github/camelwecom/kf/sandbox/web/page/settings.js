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
import { $, el, button, choice, copy } from './dom.js';
import { get } from './api.js';
import { t } from './i18n.js';
import { show } from './dialog.js';

const dashed = name => name.replace(/[A-Z]/g, c => '-' + c.toLowerCase());

function forms(s) {
  const pairs = ['baseUri', 'corpId', 'secret', 'token', 'encodingAesKey'].map(name => [dashed(name), s[name]]);
  return {
    properties: pairs.map(([k, v]) => `camel.component.wecom-kf.${k} = ${v}`).join('\n'),
    YAML: 'camel:\n  component:\n    wecom-kf:\n' + pairs.map(([k, v]) => `      ${k}: "${v}"`).join('\n'),
    env: pairs.map(([k, v]) => `export CAMEL_COMPONENT_WECOM_KF_${k.replaceAll('-', '_').toUpperCase()}='${v}'`).join('\n'),
  };
}

/** What an application is configured with, to copy. */
export async function open() {
  const told = await get('settings');
  const texts = forms(told);
  let shown = 'properties';
  const text = el('pre', { id: 'settings-text', tabindex: 0, 'aria-label': t('settings'), role: 'region' });
  const tabs = el('span', { class: 'group', role: 'group', 'aria-label': t('settings') });
  const draw = () => {
    text.textContent = texts[shown];
    tabs.replaceChildren(...Object.keys(texts).map(name => choice(name === 'env' ? t('environment') : name, name === shown, () => { shown = name; draw(); $('dialog').querySelector(`[data-form=${name}]`).focus(); }, { 'data-form': name })));
  };
  draw();
  show(t('settings'), el('p', { class: 'hint' }, t('settingsHint')),
    el('div', { class: 'row' }, tabs, el('span', { class: 'gap' }), button(t('copy'), () => copy(texts[shown], t('copied')), { class: 'go' })), text,
    el('dl', {}, el('dt', {}, 'open_kfid'), el('dd', { class: 'mono' }, told.openKfId), el('dt', {}, t('callbackUrl')), el('dd', { class: 'mono' }, told.callbackUrl || t('noCallback'))));
}
