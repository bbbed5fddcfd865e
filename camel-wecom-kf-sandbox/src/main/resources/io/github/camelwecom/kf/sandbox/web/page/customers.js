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
import { $, el, button, attempt, choice, isNew, redraw } from './dom.js';
import { get, post, upload, enc } from './api.js';
import { store, nameOf, customerOf, accountOf, isHere, conversation, unread, unreadAt, countUnread, markRead } from './store.js';
import { t } from './i18n.js';
import { form } from './dialog.js';
import { Chat } from './chat.js';
import { pick } from './file.js';

const MOST_TABS = 60;
const MANY = 8;
const NAMES = ['小林', 'Anna', '老王', '小美', 'Ben'];

const path = verb => `customers/${enc(store.customer)}/${verb}`;
const act = (verb, body = {}) => {
  if (!store.customer) throw new Error(t('noCustomer'));
  return post(path(verb), { account: store.account, ...body });
};

const chat = new Chat($('chat'), {
  fetch: (limit, before) => store.customer
    ? get(`${path('chat')}?account=${enc(store.account)}&limit=${limit}${before ? '&before=' + before : ''}`) : { lines: [], more: false },
  isMine: line => line.from === 'customer',
  faceOf: line => line.from === 'customer' ? nameOf(line.customer) : line.from === 'servicer' ? line.author : accountOf(line.account)?.name || '',
  empty: () => store.customer
    ? [el('p', {}, t('noLines')), button(t('enter'), enter)]
    : [el('p', {}, t('noCustomer')), button(t('newCustomer'), () => $('new-customer').click(), { class: 'go' })],
  onClick: item => attempt(() => act('clicks', { menuId: item.id || item.content, label: item.content }))(),
  actions: line => line.from === 'customer' ? [button(t('recall'), () => act('recalls', { msgid: line.msgid }))]
    : line.from === 'client' ? [button(t('miss'), () => act('misses', { msgid: line.msgid }))] : [],
});

export async function open() {
  markRead(store.customer, store.account);
  await chat.open();
  (conversation()?.withdrawn || []).forEach(id => chat.strike(id));
}

export const reveal = number => chat.reveal(number);

export function line(line) {
  if (isHere(line)) chat.add(line);
  else if (line.from === 'client' || line.from === 'servicer') countUnread(line);
}

export function draw(choose) {
  const { state } = store;
  const accounts = state.accounts.map(a => [a.id, a.name, a.id === store.account ? 0 : unreadAt(a.id)]);
  if (isNew('account', [accounts, store.account])) {
    redraw($('account'), accounts.map(([id, name, count]) => el('option', { value: id, selected: id === store.account }, count ? `${name} (${count})` : name)));
  }
  const { shown, left } = people(state.customers);
  const facts = shown.map(c => [c.id, c.nickname, unread(c.id, store.account)]);
  if (isNew('people', [facts, left, store.customer, t('more')])) {
    redraw($('people'), [...facts.map(f => tab(f, choose)), left ? el('span', { class: 'hint' }, `+ ${left} ${t('more')}`) : null].filter(x => x));
    $('people').querySelector('[aria-pressed=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  $('find').hidden = state.customers.length <= MANY;
}

function people(customers) {
  const words = $('find').value.trim().toLowerCase();
  const fitting = words ? customers.filter(c => c.nickname.toLowerCase().includes(words) || c.id.toLowerCase() === words) : customers;
  const shown = fitting.slice(-MOST_TABS);
  const chosen = customerOf(store.customer);
  if (chosen && !shown.includes(chosen)) shown.unshift(chosen);
  return { shown, left: Math.max(0, fitting.length - MOST_TABS) };
}

const tab = ([id, nickname, count], choose) => choice(nickname, id === store.customer, () => choose(id), { 'data-key': id, title: `${nickname} · ${id}`, class: count ? 'has-unread' : '', 'data-unread': count || null, 'aria-label': count ? `${nickname}, ${count} ${t('unread')}` : nickname });

const enter = () => form(t('enter'), [{ name: 'scene', label: t('scene'), value: 'shop_qr' }, { name: 'sceneParam', label: t('sceneParam'), value: 'shelf=7' }], f => act('enters', f), t('enterHint'));

const made = (type, fields) => button(t(type), () => form(t(type), fields.map(([name, value]) => ({ name, label: name, value })),
  f => act('sends', { msgtype: type, body: type === 'location' ? { ...f, latitude: +f.latitude, longitude: +f.longitude } : f })));

const raw = () => form(t('raw'), [{ name: 'msgtype', label: 'msgtype', value: 'channels' }, { name: 'body', label: t('body'), long: true, value: '{"sub_type":1,"nickname":"小店","title":"新品"}' }],
  f => act('sends', { msgtype: f.msgtype, body: JSON.parse(f.body) }));

const crowd = () => form(t('crowd'), [{ name: 'count', label: t('howMany'), value: 100, type: 'number', min: 1 }, { name: 'text', label: t('eachSays'), value: '你好 #' }],
  f => post('crowd', { count: +f.count, text: f.text, account: store.account }), t('crowdHint'));

export function drawTools() {
  $('text').placeholder = t('saySomething');
  $('text').setAttribute('aria-label', t('saySomething'));
  $('account').setAttribute('aria-label', t('account'));
  $('people').setAttribute('aria-label', t('customers'));
  $('find').setAttribute('aria-label', t('find'));
  $('find').placeholder = t('find');
  $('tools').setAttribute('aria-label', t('sendOther'));
  $('chat').setAttribute('aria-label', t('chatOf'));
  $('crowd').textContent = t('crowd') + '…';
  const medium = (type, accept) => button(t(type), () => pick(accept, file => send(type, file)));
  $('tools').replaceChildren(
    button(t('enter'), enter), medium('image', 'image/jpeg,image/png'), medium('voice', '.amr'), medium('video', 'video/mp4'), medium('file', ''),
    made('location', [['latitude', '23.1063'], ['longitude', '113.3245'], ['name', '广州塔'], ['address', '广州市海珠区阅江西路 222 号']]),
    made('link', [['title', '订单 1002'], ['desc', ''], ['url', 'https://example.com/orders/1002'], ['pic_url', '']]),
    made('miniprogram', [['title', '小店'], ['appid', 'wx0000000000000000'], ['pagepath', 'pages/index.html'], ['thumb_media_id', '']]),
    made('business_card', [['userid', 'zhangsan']]),
    button(t('raw'), raw));
}

function send(type, file) {
  if (!store.customer) throw new Error(t('noCustomer'));
  return upload(`${path('media')}?type=${type}&name=${enc(file.name)}&account=${enc(store.account)}`, file);
}

const kindOf = file => /^image\/(png|jpe?g)$/.test(file.type) ? 'image' : file.type === 'video/mp4' ? 'video' : 'file';
const sendAll = files => Promise.all([...files].map(file => send(kindOf(file), file)));

export function wire(choose) {
  $('say').addEventListener('submit', attempt(async () => {
    const text = $('text').value;
    if (!text) return;
    await act('says', { text });
    $('text').value = '';
  }));
  $('new-customer').addEventListener('click', () => form(t('newCustomer'), [{ name: 'nickname', label: t('nickname'), value: NAMES[store.state.customers.length % NAMES.length] }],
    async f => {
      await choose((await post('customers', { nickname: f.nickname })).id);
      return $('text');
    }));
  $('crowd').addEventListener('click', crowd);
  $('find').addEventListener('input', () => draw(choose));
  // Files can be dropped on the chat and pasted into the field, as in WeChat.
  $('customers').addEventListener('dragover', event => event.preventDefault());
  $('customers').addEventListener('drop', attempt(event => sendAll(event.dataTransfer.files)));
  $('text').addEventListener('paste', event => { if (event.clipboardData.files.length) attempt(() => sendAll(event.clipboardData.files))(event); });
}
