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
import { $, el, attempt, isNew } from './dom.js';
import { get, post, upload, enc } from './api.js';
import { store, nameOf, isHere } from './store.js';
import { t } from './i18n.js';
import { form } from './dialog.js';
import { Chat } from './chat.js';

const path = verb => `customers/${enc(store.customer)}/${verb}`;
const act = (verb, body = {}) => {
  if (!store.customer) throw new Error(t('noCustomer'));
  return post(path(verb), { account: store.account, ...body });
};

const chat = new Chat($('chat'), {
  mine: 'customer', nameOf, isHere,
  onClick: item => attempt(() => act('clicks', { menuId: item.id || item.content, label: item.content }))(),
  onRecall: line => attempt(() => act('recalls', { msgid: line.msgid }))(),
  onMiss: line => attempt(() => act('misses', { msgid: line.msgid }))(),
});

export async function open(customer, changed) {
  store.customer = customer;
  store.unread.delete(customer);
  changed?.();
  await load();
}

async function load(limit = 200) {
  if (!store.customer) return chat.reset([], false, null, t('noCustomer'));
  const told = await get(`${path('chat')}?account=${enc(store.account)}&limit=${limit}`);
  chat.reset(told.lines, told.more, () => load(limit + 400), t('noLines'));
  const gone = store.state.conversations.find(c => c.customer === store.customer && c.account === store.account)?.withdrawn || [];
  gone.forEach(id => chat.strike(id));
}

export const reload = attempt(() => load());

export function line(line) {
  if (isHere(line)) chat.add(line);
  else if (line.from === 'client' || line.from === 'servicer') store.unread.set(line.customer, (store.unread.get(line.customer) || 0) + 1);
}

export function draw(choose) {
  const { state } = store;
  if (isNew('account', [state.accounts.map(a => [a.id, a.name]), store.account])) $('account').replaceChildren(...state.accounts.map(a => el('option', { value: a.id, selected: a.id === store.account }, a.name)));
  const shown = state.customers.slice(-60);
  const chosen = state.customers.find(c => c.id === store.customer);
  if (chosen && !shown.includes(chosen)) shown.unshift(chosen);
  if (!isNew('people', [shown, store.customer, [...store.unread], t('crowd')])) return;
  const had = document.activeElement?.dataset?.customer;
  $('people').replaceChildren(...shown.map(c => el('button', { 'aria-pressed': String(c.id === store.customer), 'data-customer': c.id, title: c.id, onclick: attempt(() => choose(c.id)) },
    c.nickname, store.unread.get(c.id) ? el('span', { class: 'unread' }, store.unread.get(c.id)) : null)),
  el('button', { id: 'crowd', onclick: () => form(t('crowd'), [{ name: 'count', label: '1–1000', value: '100' }, { name: 'text', label: t('saySomething'), value: '你好 #' }],
    f => post('crowd', { count: +f.count, text: f.text, account: store.account })) }, t('crowd') + '…'));
  if (had) [...$('people').children].find(b => b.dataset.customer === had)?.focus();
}

export function drawTools() {
  $('text').placeholder = t('saySomething') + '…';
  $('text').setAttribute('aria-label', t('saySomething'));
  $('account').setAttribute('aria-label', t('account'));
  $('tools').setAttribute('aria-label', t('send'));
  $('chat').setAttribute('aria-label', t('customers'));
  const medium = (type, accept) => el('button', { type: 'button', onclick: () => pick(type, accept) }, t(type));
  const made = (type, fields) => el('button', { type: 'button', onclick: () => form(t(type), fields.map(([name, value]) => ({ name, label: name, value })),
    f => act('sends', { msgtype: type, body: type === 'location' ? { ...f, latitude: +f.latitude, longitude: +f.longitude } : f })) }, t(type));
  $('tools').replaceChildren(
    medium('image', 'image/jpeg,image/png'), medium('voice', '.amr'), medium('video', 'video/mp4'), medium('file', ''),
    made('location', [['latitude', '23.1063'], ['longitude', '113.3245'], ['name', '广州塔'], ['address', '广州市海珠区阅江西路 222 号']]),
    made('link', [['title', '订单 1002'], ['desc', ''], ['url', 'https://example.com/orders/1002'], ['pic_url', '']]),
    made('miniprogram', [['title', '小店'], ['appid', 'wx0000000000000000'], ['pagepath', 'pages/index.html'], ['thumb_media_id', '']]),
    made('business_card', [['userid', 'zhangsan']]),
    el('button', { type: 'button', onclick: () => form(t('enter'), [{ name: 'scene', label: t('scene'), value: 'shop_qr' }, { name: 'sceneParam', label: t('sceneParam') }], f => act('enters', f)) }, t('enter')),
    el('button', { type: 'button', onclick: () => form(t('raw'), [{ name: 'msgtype', label: t('msgtype'), value: 'channels' }, { name: 'body', label: t('body'), long: true, value: '{"sub_type":1,"nickname":"小店","title":"新品"}' }],
      f => act('sends', { msgtype: f.msgtype, body: JSON.parse(f.body) })) }, t('raw')));
}

function pick(type, accept) {
  const input = el('input', { type: 'file', accept, id: 'picker', hidden: true });
  input.addEventListener('change', attempt(() => send(type, input.files[0])));
  document.body.append(input);
  input.click();
  setTimeout(() => input.remove(), 60000);
}

export const send = (type, file) => {
  if (!store.customer) throw new Error(t('noCustomer'));
  return upload(`${path('media')}?type=${type}&name=${enc(file.name)}&account=${enc(store.account)}`, file);
};

export function wire(choose) {
  $('say').addEventListener('submit', attempt(async () => {
    const text = $('text').value;
    if (!text) return;
    await act('says', { text });
    $('text').value = '';
  }));
  $('new-customer').addEventListener('click', () => form(t('newCustomer'), [{ name: 'nickname', label: t('nickname'), value: ['小林', 'Anna', '老王', '小美', 'Ben'][store.state.customers.length % 5] }],
    async f => choose((await post('customers', { nickname: f.nickname })).id)));
}
