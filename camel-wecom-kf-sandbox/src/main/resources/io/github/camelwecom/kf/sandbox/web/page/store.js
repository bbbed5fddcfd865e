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
// What the page knows, and who is chosen.
export const store = { state: null, customer: undefined, account: null, servicer: null, entries: [], unread: new Map() };

export const isHere = line => line.customer === store.customer && line.account === store.account;
export const customerOf = id => store.state?.customers.find(c => c.id === id);
export const nameOf = id => customerOf(id)?.nickname || id;
export const accountOf = id => store.state?.accounts.find(a => a.id === id);
export const conversation = () => store.state?.conversations.find(isHere);

const place = (customer, account) => customer + ' ' + account;
export const unread = (customer, account) => store.unread.get(place(customer, account)) || 0;
export const unreadAt = account => [...store.unread].filter(([key]) => key.endsWith(' ' + account)).reduce((sum, [, count]) => sum + count, 0);
export const countUnread = line => store.unread.set(place(line.customer, line.account), unread(line.customer, line.account) + 1);
export const markRead = (customer, account) => store.unread.delete(place(customer, account));
