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
import { el, safeLink } from './dom.js';
import { icon } from './icon.js';
import { t } from './i18n.js';

/** What a message shows. `onClick` is told of a menu's item that was clicked; nobody can click without. */
export function content(line, onClick) {
  const body = line.body || {};
  const src = body.media_id ? '/sandbox/media/' + encodeURIComponent(body.media_id) : null;
  const sub = text => text ? el('span', { class: 'sub' }, text) : null;
  const card = (title, ...more) => [icon(line.type), el('span', {}, title, ...more)];
  switch (line.type) {
    case 'text': return [body.content || ''];
    case 'image': return [picture(src)];
    case 'video': return [el('video', { src, controls: true, preload: 'metadata', 'aria-label': t('video') })];
    case 'voice': return card(el('a', { href: src, download: 'voice.amr' }, t('voice')), sub('AMR'));
    case 'file': return card(el('a', { href: src, download: true }, t('file')), sub(body.media_id));
    case 'location': return card(body.name || t('location'), sub(body.address), sub(`${body.latitude}, ${body.longitude}`));
    case 'link': return card(el('a', { href: safeLink(body.url), target: '_blank', rel: 'noreferrer' }, body.title || body.url || t('link')), sub(body.desc), sub(body.url));
    case 'miniprogram': return card(body.title || t('miniprogram'), sub(body.pagepath), sub(body.appid));
    case 'business_card': return card(body.userid || t('business_card'), sub(t('business_card')));
    case 'msgmenu': return menu(body, onClick);
    default: return [el('span', { class: 'mono' }, line.type), line.body ? el('pre', { class: 'sub' }, JSON.stringify(body, null, 1)) : null];
  }
}

/** A media_id that nobody uploaded has no bytes; then its words must do. */
function picture(src) {
  const image = el('img', { src, alt: t('image'), loading: 'lazy' });
  image.addEventListener('error', () => image.replaceWith(el('span', { class: 'missing' }, icon('image'), t('noBytes'))));
  return image;
}

function menu(body, onClick) {
  const items = (body.list || []).map(item => {
    const inner = item[item.type] || {};
    if (item.type === 'click') return el('button', { type: 'button', class: 'item', disabled: !onClick, onclick: () => onClick?.(inner) }, '› ' + inner.content);
    if (item.type === 'view') return el('a', { class: 'item', href: safeLink(inner.url), target: '_blank', rel: 'noreferrer' }, inner.content);
    if (item.type === 'miniprogram') return el('span', { class: 'item' }, inner.content || '');
    return el('span', { class: 'sub' }, inner.content || '');
  });
  return [body.head_content || '', ...items, body.tail_content ? el('span', { class: 'sub' }, body.tail_content) : null];
}

/** Chinese names are known by their last character, others by their first. */
export function initial(name) {
  const letters = [...name.trim()];
  return (/^[\x20-\x7e]/.test(name) ? letters[0]?.toUpperCase() : letters.at(-1)) || '?';
}

/** The company is blue, servicers are green; a customer has one of a few other colours, always the same for a name. */
export function colour(from, name) {
  if (from !== 'customer') return from === 'servicer' ? 'c2' : 'c0';
  return ['c1', 'c3', 'c4', 'c5'][[...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 4, 1)];
}

export function systemText(line) {
  const body = line.body || {};
  const who = line.author ? ' · ' + line.author : '';
  switch (line.type) {
    case 'service_state': return `${t('s' + body.from)} → ${t('s' + body.to)}${who}`;
    case 'enter_session': return [t('entered'), body.scene && 'scene ' + body.scene, body.scene_param && decode(body.scene_param)].filter(x => x).join(' · ');
    case 'session_status_change': return `${t({ 1: 'pickedUp', 2: 'transferred', 3: 'ended', 4: 'reentered' }[body.change_type] || 'session')} · ${body.new_servicer_userid || body.old_servicer_userid || ''}`;
    case 'user_recall_msg': case 'servicer_recall_msg': return t('recalled') + who;
    case 'reject_customer_msg_switch_change': return t(body.reject_switch ? 'rejecting' : 'accepting') + who;
    case 'msg_send_fail': return `${t('neverArrived')} · fail_type ${body.fail_type}`;
    default: return line.type + who;
  }
}

function decode(text) {
  try { return decodeURIComponent(text); } catch (e) { return text; }
}
