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
import { el, perFrame, safeLink } from './dom.js';
import { t } from './i18n.js';

const MOST = 400;

/** One conversation on the page: appended to, never drawn anew, and cut above so that it stays quick. */
export class Chat {
  constructor(place, { mine, onClick, onRecall, onMiss, nameOf, isHere }) {
    Object.assign(this, { place, mine, onClick, onRecall, onMiss, nameOf, isHere });
    this.later = perFrame(lines => this.append(lines), MOST);
  }

  reset(lines, more, loadEarlier, emptyText) {
    this.last = 0;
    this.place.replaceChildren();
    if (more) this.place.append(el('button', { class: 'earlier', onclick: loadEarlier }, t('earlier')));
    if (!lines.length) this.place.append(el('p', { class: 'empty' }, emptyText));
    this.append(lines);
    this.place.scrollTop = this.place.scrollHeight;
  }

  add(line) {
    this.later(line);
  }

  append(lines) {
    const fresh = lines.filter(line => line.number > this.last && this.isHere(line));
    if (!fresh.length) return;
    this.last = fresh[fresh.length - 1].number;
    this.place.querySelector('.empty')?.remove();
    const atEnd = this.place.scrollHeight - this.place.scrollTop - this.place.clientHeight < 80;
    this.place.append(...fresh.map(line => this.draw(line)));
    for (const line of fresh) if (line.type.endsWith('recall_msg')) this.strike(line.body?.recall_msgid);
    if (!atEnd) return;
    while (this.place.childElementCount > MOST) this.place.firstElementChild.remove();
    this.place.scrollTop = this.place.scrollHeight;
  }

  strike(msgid) {
    for (const shown of this.place.querySelectorAll('[data-msgid]')) if (shown.dataset.msgid === msgid) shown.classList.add('gone');
  }

  draw(line) {
    if (line.from === 'system') return el('span', { class: 'sys' }, systemText(line));
    const mine = line.from === this.mine || this.mine === 'servicer' && line.from === 'client';
    const face = line.from === 'customer' ? this.nameOf(line.customer) : line.from === 'servicer' ? line.author : '店';
    const time = new Date(line.time).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
    const meta = el('div', { class: 'meta' }, `${line.type === 'text' ? '' : line.type + ' · '}${line.author ? line.author + ' · ' : ''}${time}`);
    if (line.from === 'customer' && this.onRecall) meta.append(' ', el('button', { type: 'button', onclick: () => this.onRecall(line) }, t('recall')));
    if (line.from === 'client' && this.onMiss) meta.append(' ', el('button', { type: 'button', onclick: () => this.onMiss(line) }, t('miss')));
    return el('div', { class: `m ${mine ? 'me' : ''} ${line.from}`, 'data-msgid': line.msgid },
      el('span', { class: 'face', 'aria-hidden': 'true' }, initial(face)),
      el('div', {}, el('div', { class: 'bubble' }, ...this.content(line)), meta));
  }

  content(line) {
    const body = line.body || {};
    const src = body.media_id ? '/sandbox/media/' + encodeURIComponent(body.media_id) : null;
    switch (line.type) {
      case 'text': return [body.content || ''];
      case 'image': return [el('img', { src, alt: t('image') })];
      case 'video': return [el('video', { src, controls: true }), t('video')];
      case 'voice': return ['🔊 ', el('a', { href: src, download: 'voice.amr' }, t('voice'))];
      case 'file': return ['📄 ', el('a', { href: src, download: true }, t('file'))];
      case 'location': return [`📍 ${body.name || ''}`, el('span', { class: 'sub' }, `${body.address || ''} (${body.latitude}, ${body.longitude})`)];
      case 'link': return ['🔗 ', el('a', { href: safeLink(body.url), target: '_blank', rel: 'noreferrer' }, body.title || body.url || ''), el('span', { class: 'sub' }, body.desc || '')];
      case 'miniprogram': return [`▣ ${body.title || t('miniprogram')}`, el('span', { class: 'sub' }, body.pagepath || '')];
      case 'business_card': return [`👤 ${body.userid || ''}`];
      case 'msgmenu': return this.menu(body);
      default: return [`[${line.type}]`, el('span', { class: 'sub mono' }, line.body ? JSON.stringify(body) : '')];
    }
  }

  menu(body) {
    const items = (body.list || []).map(item => {
      const inner = item[item.type] || {};
      if (item.type === 'click') return el('button', { type: 'button', class: 'item', disabled: !this.onClick, onclick: () => this.onClick?.(inner) }, '› ' + inner.content);
      if (item.type === 'view') return el('a', { class: 'item', href: safeLink(inner.url), target: '_blank', rel: 'noreferrer' }, inner.content);
      return el('span', { class: item.type === 'text' ? 'sub' : 'item' }, inner.content || '');
    });
    return [body.head_content || '', ...items, body.tail_content ? el('span', { class: 'sub' }, body.tail_content) : null].filter(x => x);
  }
}

/** Chinese names are known by their last character, others by their first. */
function initial(name) {
  const letters = [...name];
  return (/^[\x20-\x7e]/.test(name) ? letters[0].toUpperCase() : letters.at(-1)) || '?';
}

function systemText(line) {
  const body = line.body || {};
  if (line.type === 'service_state') return `${t('s' + body.from)} → ${t('s' + body.to)}${line.author ? ' · ' + line.author : ''}`;
  if (line.type === 'enter_session') return `${t('entered')}${body.scene ? ' · scene ' + body.scene : ''}${body.scene_param ? ' · ' + decode(body.scene_param) : ''}`;
  if (line.type === 'session_status_change') return `${t({ 1: 'pickUp', 2: 'transfer', 3: 'end', 4: 'reenter' }[body.change_type] || 'changed')} · ${body.new_servicer_userid || body.old_servicer_userid || ''}`;
  if (line.type.endsWith('recall_msg')) return `${t('recalled')}${line.author ? ' · ' + line.author : ''}`;
  return line.type + (body.fail_type ? ' · fail_type ' + body.fail_type : '');
}

function decode(text) {
  try { return decodeURIComponent(text); } catch (e) { return text; }
}
