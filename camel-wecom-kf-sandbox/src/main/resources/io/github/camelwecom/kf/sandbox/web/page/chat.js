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
import { el, button } from './dom.js';
import { t } from './i18n.js';
import { time, day } from './clock.js';
import { content, initial, colour, systemText } from './bubble.js';

const PAGE = 60;
const OLDER = 150;
const IN_A_CHUNK = 50;
const MOST_CHUNKS = 16;
const MOST_WAITING = 300;
const PAUSE = 5 * 60000;

/**
 * One conversation on the page. It stays quick however long it is: only the latest lines are loaded, earlier ones when
 * somebody scrolls up to them; new ones are drawn once a frame; and the browser lays out only the chunks in sight.
 */
export class Chat {
  /** `fetch(limit, before)` asks for lines; `faceOf(line)` names who wrote; `actions(line)` are small buttons beneath a line. */
  constructor(place, { fetch, isMine, faceOf, empty, onClick, actions }) {
    Object.assign(this, { fetch, isMine, faceOf, empty, onClick, actions });
    this.scroller = place;
    this.older = button('', () => this.loadOlder(), { class: 'older' });
    this.lines = el('div', { class: 'lines' });
    this.below = button('', () => this.toEnd(), { class: 'below' });
    place.append(el('div', { class: 'inner' }, this.older, this.lines));
    place.after(this.below);
    this.waiting = [];
    this.clear();
    place.addEventListener('scroll', () => this.scrolled(), { passive: true });
  }

  clear() {
    this.first = this.last = 0;
    this.lastTime = 0;
    this.unseen = 0;
    this.lines.replaceChildren();
    this.older.hidden = this.below.hidden = true;
  }

  /** Shows the latest lines. What arrives in the meantime waits, and is drawn after them. */
  async open() {
    const turn = this.turn = (this.turn || 0) + 1;
    this.opening = true;
    this.waiting = [];
    try {
      const told = await this.fetch(PAGE);
      if (turn === this.turn) this.begin(told);
    } finally {
      if (turn === this.turn) this.opening = false;
    }
    if (this.waiting.length) this.later();
  }

  begin(told) {
    this.clear();
    this.older.textContent = t('earlier');
    this.older.hidden = !told.more;
    if (told.lines.length) this.append(told.lines);
    else this.lines.append(el('div', { class: 'empty' }, ...this.empty()));
    this.toEnd();
    requestAnimationFrame(() => performance.mark(this.scroller.id + '-drawn'));
  }

  add(line) {
    this.waiting.push(line);
    if (this.waiting.length === 1) this.later();
    // A page in the background gets no frames; what is too much is loaded anew.
    if (this.waiting.length > MOST_WAITING) this.waiting.shift();
  }

  later() {
    requestAnimationFrame(() => { if (!this.opening) this.drawWaiting(); });
  }

  drawWaiting() {
    const lines = this.waiting;
    this.waiting = [];
    if (lines.length === MOST_WAITING) this.open();
    else this.append(lines);
  }

  append(lines) {
    const fresh = lines.filter(line => line.number > this.last);
    if (!fresh.length) return;
    const atEnd = this.isAtEnd();
    this.lines.querySelector('.empty')?.remove();
    this.first ||= fresh[0].number;
    this.last = fresh.at(-1).number;
    for (const line of fresh) this.chunk().append(...this.draw(line));
    for (const line of fresh) if (line.type.endsWith('recall_msg')) this.strike(line.body?.recall_msgid);
    if (atEnd) this.trim();
    else this.tellUnseen(fresh.filter(line => line.from !== 'system').length);
  }

  chunk() {
    const last = this.lines.lastElementChild;
    if (last && last.childElementCount < IN_A_CHUNK) return last;
    const chunk = el('div', { class: 'chunk' });
    this.lines.append(chunk);
    return chunk;
  }

  trim() {
    while (this.lines.childElementCount > MOST_CHUNKS) this.lines.firstElementChild.remove();
    const shown = Number(this.lines.querySelector('[data-number]')?.dataset.number || this.first);
    if (shown > this.first) this.older.hidden = false;
    this.first = shown;
  }

  /** One page at a time, whoever asks. */
  loadOlder() {
    this.loading ||= this.fetchOlder().finally(() => { this.loading = null; });
    return this.loading;
  }

  async fetchOlder() {
    if (this.older.hidden) return;
    const { turn } = this;
    const told = await this.fetch(OLDER, this.first);
    if (turn === this.turn) this.prepend(told);
  }

  prepend(told) {
    this.older.hidden = !told.more || !told.lines.length;
    if (!told.lines.length) return;
    const { lastTime } = this;
    this.first = told.lines[0].number;
    for (let end = told.lines.length; end > 0; end -= IN_A_CHUNK) {
      this.lastTime = 0;
      this.lines.prepend(el('div', { class: 'chunk' }, ...told.lines.slice(Math.max(0, end - IN_A_CHUNK), end).flatMap(line => this.draw(line))));
    }
    this.lastTime = lastTime;
  }

  // The scroller is laid out from its end (column-reverse): 0 is the end, what is earlier is negative.
  isAtEnd() {
    return this.scroller.scrollTop > -80;
  }

  toEnd() {
    this.scroller.scrollTop = 0;
    this.unseen = 0;
    this.below.hidden = true;
  }

  scrolled() {
    if (this.isAtEnd()) {
      this.unseen = 0;
      this.below.hidden = true;
    }
    if (this.scroller.scrollHeight - this.scroller.clientHeight + this.scroller.scrollTop < 600) this.loadOlder();
  }

  tellUnseen(count) {
    this.unseen += count;
    if (!this.unseen) return;
    this.below.textContent = `↓ ${this.unseen} ${t('newBelow')}`;
    this.below.hidden = false;
  }

  strike(msgid) {
    for (const shown of this.lines.querySelectorAll('[data-msgid]')) if (shown.dataset.msgid === msgid) shown.classList.add('gone');
  }

  /** Brings a line into sight; loads what is earlier until it is there. */
  async reveal(number) {
    const find = () => this.lines.querySelector(`[data-number="${number}"]`);
    while (!find() && !this.older.hidden && this.first > number) await this.loadOlder();
    const line = find();
    if (!line) return;
    line.scrollIntoView({ block: 'center' });
    line.classList.remove('found');
    requestAnimationFrame(() => line.classList.add('found'));
  }

  draw(line) {
    const at = Date.parse(line.time);
    const pause = at - this.lastTime > PAUSE;
    const when = pause ? [el('span', { class: 'when' }, `${day(line.time)} ${time(line.time)}`)] : [];
    this.lastTime = at;
    return [...when, line.from === 'system' ? el('span', { class: 'sys', 'data-number': line.number }, systemText(line)) : this.message(line)];
  }

  message(line) {
    const face = this.faceOf(line);
    const meta = [line.type === 'text' ? null : line.type, line.author || null].filter(x => x).join(' · ');
    const actions = this.actions?.(line) || [];
    return el('div', { class: `m ${this.isMine(line) ? 'me' : ''}`, 'data-msgid': line.msgid, 'data-number': line.number, title: `${time(line.time, { second: '2-digit' })} · msgid ${line.msgid}` },
      el('span', { class: 'face ' + colour(line.from, face), 'aria-hidden': 'true' }, initial(face)),
      el('div', { class: 'said' }, el('div', { class: 'bubble is-' + line.type }, el('span', { class: 'who' }, face + ': '), ...content(line, this.onClick).filter(x => x != null)),
        meta ? el('div', { class: 'meta' }, meta) : null,
        actions.length ? el('div', { class: 'acts' }, ...actions) : null));
  }
}
