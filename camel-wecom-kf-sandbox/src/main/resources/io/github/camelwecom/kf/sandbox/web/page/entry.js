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
import { el, button, copy, notice } from './dom.js';
import { get, post, enc } from './api.js';
import { store, nameOf } from './store.js';
import { t, said } from './i18n.js';

const JSON_PART = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?|true|false|null)/g;
const JUMP = 'kf-jump';
const MOST_WORDS = 80;

/** Which attempt a callback was; 0 for everything else. */
export const attemptOf = entry => Number(/\(attempt (\d+)\)/.exec(entry.request.head)?.[1] || 0);

/** Both sides of an entry, and what belongs to it. */
export async function detail(entry, { close }) {
  const cause = entry.cause ? await causeOf(entry) : null;
  return [
    el('div', { class: 'row' },
      ...(entry.kind === 'call' ? [button(t('curl'), () => copy(curl(entry), t('copied')))] : []),
      ...(entry.kind === 'event' || entry.what === 'verify URL' ? [] : [button(t('replay'), () => replay(entry))]),
      button(t('copyJson'), () => copy(JSON.stringify(entry, null, 2), t('copied'))),
      el('span', { class: 'gap' }), button('✕', close, { class: 'icon close', 'aria-label': t('close') })),
    entry.why ? el('p', { class: 'reason' }, said(entry.why)) : null,
    el('dl', {}, ...facts(entry, cause)),
    ...side(entry.request, entry.kind === 'event' ? '' : t('request')), ...side(entry.reply, t('reply_')),
  ].filter(x => x);
}

function facts(entry, cause) {
  const fact = (name, ...value) => [el('dt', {}, name), el('dd', {}, ...value)];
  const code = entry.kind === 'call' && !entry.good && /^\d+$/.test(entry.result);
  return [
    ...(entry.customer ? fact(t('customer'), `${nameOf(entry.customer)} · ${entry.customer}`) : []),
    ...(cause ? fact(t('cause'), el('button', { type: 'button', class: 'link', onclick: () => jump(cause) }, `#${cause.number} “${words(cause)}”`)) : []),
    ...(code ? fact(t('errcode'), el('a', { href: 'https://open.work.weixin.qq.com/devtool/query?e=' + entry.result, target: '_blank', rel: 'noreferrer' }, entry.result)) : []),
  ];
}

function side(message, label) {
  const text = message.json ? pretty(message.json) : message.text ? [message.text] : null;
  return message.head || text ? [el('h3', {}, [label, message.head].filter(x => x).join(' · ')), text ? el('pre', {}, ...text) : null] : [];
}

/** JSON in colours, from text nodes. */
function pretty(json) {
  const text = JSON.stringify(json, null, 2);
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(JSON_PART)) {
    parts.push(text.slice(from, found.index), el('span', { class: found[2] ? 'key' : found[1] ? 'text' : 'value' }, found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

const words = line => {
  const text = line.body?.content || line.type;
  return text.length > MOST_WORDS ? text.slice(0, MOST_WORDS) + '…' : text;
};

async function causeOf(entry) {
  const who = entry.customer || store.entries.find(e => e.cause === entry.cause && e.customer)?.customer;
  if (!who) return null;
  const told = await get(`customers/${enc(who)}/chat?account=${enc(entry.account)}&before=${entry.cause + 1}&limit=1`);
  const line = told.lines[0];
  return line?.number === entry.cause ? line : null;
}

/** Asks the page to show a line where it was said. */
const jump = line => document.dispatchEvent(new CustomEvent(JUMP, { detail: line }));
export const onJump = handler => document.addEventListener(JUMP, event => handler(event.detail));

async function replay(entry) {
  const told = await post(`journal/${entry.number}/replay`);
  const result = told.json?.errcode ?? told.status ?? told.failure;
  notice(`${t('replayed')}: ${said(String(result))}`, !told.good);
}

const quote = text => `'${text.replaceAll("'", "'\\''")}'`;

/** The secrets and files that the journal does not keep are left to the shell's variables. */
function curl(entry) {
  const [method, path] = entry.request.head.split(' ');
  const [name, variable] = entry.what === 'gettoken' ? ['corpsecret', 'SECRET'] : ['access_token', 'ACCESS_TOKEN'];
  const url = `${quote(store.state.baseUri + path + (path.includes('?') ? '&' : '?') + name + '=')}"$${variable}"`;
  const body = entry.request.json ? ` -d ${quote(JSON.stringify(entry.request.json))}` : entry.what.startsWith('media/upload') ? ' -F media=@"$FILE"' : '';
  return `curl -X ${method} ${url}${body}`;
}
