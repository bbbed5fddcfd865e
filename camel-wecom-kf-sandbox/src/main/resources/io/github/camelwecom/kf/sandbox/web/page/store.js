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
export const store = { state: null, customer: null, account: null, servicer: null, unread: new Map(), entries: [], newest: {} };
export const isHere = line => line.customer === store.customer && line.account === store.account;
export const nameOf = id => store.state?.customers.find(c => c.id === id)?.nickname || id;
export const accountOf = id => store.state?.accounts.find(a => a.id === id);
export const conversation = (customer, account) => store.state?.conversations.find(c => c.customer === customer && c.account === account);
