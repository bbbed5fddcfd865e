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
import { el, attempt } from './dom.js';

/** Lets the browser save something as a JSON file. */
export function save(name, value) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Asks for a file; gives it to `use`. */
export function pick(accept, use, id = 'picker') {
  document.getElementById(id)?.remove();
  const input = el('input', { type: 'file', accept, id, hidden: true });
  input.addEventListener('change', attempt(async () => { await use(input.files[0]); input.remove(); }));
  document.body.append(input);
  input.click();
}

export async function readJson(file) {
  return JSON.parse(await file.text());
}
