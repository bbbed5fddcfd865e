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
import { said } from './i18n.js';

// The sandbox's own API, as /sandbox/openapi.json describes it; the page uses nothing else.
async function ask(method, path, body, raw) {
  const options = { method, headers: {} };
  if (raw) {
    options.body = raw;
    options.headers['Content-Type'] = 'application/octet-stream';
  } else if (body) {
    options.body = JSON.stringify(body);
    options.headers['Content-Type'] = 'application/json';
  }
  const response = await fetch('/sandbox/' + path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(said(answer.error));
  return answer;
}

export const get = path => ask('GET', path);
export const post = (path, body) => ask('POST', path, body);
export const put = (path, body) => ask('PUT', path, body);
export const drop = path => ask('DELETE', path);
export const upload = (path, bytes) => ask('POST', path, null, bytes);
export const enc = encodeURIComponent;

/** Listens to what happens. `connected(true)` after a break means that something may have been missed. */
export function listen(handlers, connected) {
  const source = new EventSource('/sandbox/events');
  let broken = false;
  source.addEventListener('open', () => { connected(true, broken); broken = false; });
  source.addEventListener('error', () => { broken = true; connected(false); });
  for (const [name, handler] of Object.entries(handlers)) {
    source.addEventListener(name, event => handler(JSON.parse(event.data)));
  }
}
