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
const CHINESE = {
  'Tickets': '工单',
  'Ticket': '工单号',
  'Time': '时间',
  'Customer': '客户',
  'Words': '内容',
  'Answer': '回复',
  'CRM': 'CRM',
  'taken': '已写入',
  'How it was': '满意度',
  'Grade': '评价',
  'Servicer': '接待人员',
  'Well': '满意',
  'So-so': '一般',
  'Badly': '不满意',
  'Nothing yet. Write as a customer.': '暂无内容，请以客户身份发送消息。',
  'The example does not answer. Is it still running?': '示例程序没有响应，请确认它仍在运行。',
};
const GRADES = ['', 'Badly', 'So-so', 'Well'];
const PAUSE_MILLIS = 1000;

const chinese = navigator.language.startsWith('zh');
const t = (words) => (chinese && CHINESE[words]) || words;
const shown = new Map();

function row(cells) {
  const line = document.createElement('tr');
  for (const words of cells) {
    line.insertCell().textContent = words;
  }
  return line;
}

const time = (millis) => new Date(millis).toLocaleTimeString(navigator.language);

const ticket = (it) => [it.id, time(it.openedAt), it.customer, it.words, it.answer ?? '', it.crmAt ? t('taken') : ''];

const grade = (it) => [time(it.answeredAt), t(GRADES[it.grade]), it.servicer];

async function show(path, table, cells) {
  const answer = await fetch(path);
  const words = await answer.text();
  if (!answer.ok) {
    throw new Error(words);
  }
  if (shown.get(path) !== words) {
    shown.set(path, words);
    document.getElementById(table).replaceChildren(...JSON.parse(words).map((it) => row(cells(it))));
  }
}

async function refresh() {
  const note = document.getElementById('note');
  try {
    await show('/tickets/list', 'tickets', ticket);
    await show('/tickets/grades', 'grades', grade);
    note.textContent = document.querySelector('#tickets tr') ? '' : t('Nothing yet. Write as a customer.');
  } catch (e) {
    note.textContent = t('The example does not answer. Is it still running?');
  }
}

async function follow() {
  if (!document.hidden) {
    await refresh();
  }
  setTimeout(follow, PAUSE_MILLIS);
}

document.documentElement.lang = chinese ? 'zh-CN' : 'en';
document.title = t('Tickets');
for (const heading of document.querySelectorAll('caption, th')) {
  heading.textContent = t(heading.textContent);
}
follow();
