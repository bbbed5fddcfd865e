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
const words = {
  customers: ['Customers', '客户'], asInWeChat: ['as in WeChat', '如在微信中'], newCustomer: ['+ customer', '+ 客户'], crowd: ['100 at once', '一次 100 位'],
  send: ['Send', '发送'], saySomething: ['Say something', '说点什么'], desk: ['Servicer desk', '接待人员'], reply: ['Reply', '回复'],
  room_customers: ['Customers', '客户'], room_desk: ['Servicers', '接待'], room_inspector: ['Inspector', '检查器'], room_trouble: ['Trouble', '故障'],
  trouble: ['Trouble', '故障'], inspector: ['Inspector', '检查器'], live: ['live', '实时'], onlyErrors: ['only errors', '仅错误'], clear: ['Clear', '清空'], export: ['Export', '导出'],
  search: ['Search', '搜索'], account: ['Account', '客服账号'], servicer: ['Servicer', '接待人员'], customer: ['Customer', '客户'], session: ['Session', '会话状态'], waiting: ['Waiting', '已等待'], answers: ['Answers', '已回复'], window: ['48 h left', '48 小时剩余'], action: ['Action', '操作'],
  pickUp: ['Pick up', '接入'], end: ['End session', '结束会话'], transfer: ['Transfer', '转接'], reenter: ['Re-enter', '重新接入'],
  receives: ['Receive', '接待'], stops: ['Stop', '停止接待'], suspends: ['Suspend', '暂时挂起'], receiving: ['receiving', '接待中'], stopped: ['stopped', '停止接待'], suspended: ['suspended', '暂时挂起'], addServicer: ['+ servicer', '+ 接待人员'],
  s0: ['0 new', '0 未处理'], s1: ['1 assistant', '1 由智能助手接待'], s2: ['2 queued', '2 待接入池排队中'], s3: ['3 servicer', '3 由人工接待'], s4: ['4 ended', '4 已结束/未开始'],
  image: ['Image', '图片'], voice: ['Voice', '语音'], video: ['Video', '视频'], file: ['File', '文件'], location: ['Location', '位置'], link: ['Link', '链接'], miniprogram: ['Mini program', '小程序'], business_card: ['Card', '名片'], raw: ['Raw JSON…', '原始 JSON…'], enter: ['Enter…', '进入会话…'],
  recall: ['recall', '撤回'], miss: ['never arrived', '未送达'], recalled: ['recalled', '已撤回'], earlier: ['Earlier messages', '更早的消息'],
  noCustomer: ['Nobody is here yet. Add a customer, then write as that customer would in WeChat.', '还没有客户。添加一位客户，然后像在微信里一样发消息。'], noLines: ['Nothing was said yet. Say something, or enter the session by a link.', '还没有消息。说点什么，或通过链接进入会话。'], nobodyWaits: ['No conversations yet', '还没有会话'], nothing: ['Choose a line to see both sides of it.', '选择一行，查看双方的内容。'],
  noCallback: ['callback URL: not set', '回调地址：未设置'], callbackUrl: ['Callback URL', '回调地址'], token: ['token', '令牌'], none: ['none', '无'], settings: ['Settings to copy', '复制配置'], copy: ['Copy', '复制'], copied: ['Copied', '已复制'], close: ['Close', '关闭'], ok: ['OK', '确定'], cancel: ['Cancel', '取消'],
  time: ['Time', '时间'], what: ['What', '内容'], result: ['Result', '结果'], why: ['Why', '原因'], all: ['All', '全部'], call: ['Calls', 'API 调用'], callback: ['Callbacks', '回调'], event: ['Events', '事件'], cause: ['came of', '起因'], curl: ['Copy as curl', '复制为 curl'],
  failCalls: ['Let calls fail', '让调用失败'], every: ['every operation', '所有接口'], next: ['times (empty: until recovered)', '次数（空：直到恢复）'], kind: ['How', '方式'], value: ['errcode, status, or ms', '错误码、状态码或毫秒'], arm: ['Arm', '设置'], recover: ['Recover', '恢复'], armed: ['Armed', '已设置'],
  callbacks: ['Callbacks', '回调'], pause: ['Lose', '丢弃'], hold: ['Hold', '扣住'], resume: ['Resume', '恢复发送'], reversed: ['Send reversed', '倒序发送'], doubled: ['Send twice', '发送两次'], verify: ['Verify URL', '验证地址'], mode: ['mode', '状态'], sending: ['sending', '发送中'], holding: ['holding', '扣住'], losing: ['losing', '丢弃'], held: ['held', '扣住'],
  accessToken: ['Access token', '访问令牌'], expire: ['Expire (42001)', '过期 (42001)'], revoke: ['Revoke (40014)', '吊销 (40014)'], limits: ['Limits of sync_msg as reported', 'sync_msg 频率限制（据报告）'], switchOn: ['Switch on', '启用'],
  accepted: ['The application proved that it can decrypt.', '应用已证明可以解密。'], refused: ['The console would refuse this URL: ', '控制台会拒绝此地址：'],
  nickname: ['Nickname', '昵称'], userid: ['userid', 'userid'], scene: ['scene', 'scene'], sceneParam: ['scene_param', 'scene_param'], msgtype: ['msgtype', 'msgtype'], body: ['body (JSON)', '内容 (JSON)'], to: ['To', '转给'],
  entered: ['entered the session', '进入会话'], changed: ['session', '会话'], languageName: ['中文', 'English'],
};
let index = (localStorage.getItem('kf-language') || navigator.language || 'en').startsWith('zh') ? 1 : 0;
export const t = key => (words[key] || [key, key])[index];
export const language = () => index ? 'zh-CN' : 'en';
export function toggle() {
  index = 1 - index;
  localStorage.setItem('kf-language', language());
}
