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
// Every word of the page: English, 简体中文. What the sandbox says itself is in reasons.js. The names of states and of what servicers do are the platform's.
export const words = {
  customers: ['Customers', '客户'], asInWeChat: ['as in WeChat', '如在微信中'], newCustomer: ['+ customer', '+ 客户'], crowd: ['100 at once', '一次 100 位'],
  crowdHint: ['Many new customers, each of whom says something at once. # becomes the number of each.', '许多新客户同时发言，# 会替换为各自的编号。'],
  howMany: ['How many (1–1000)', '人数（1–1000）'], eachSays: ['Each says', '每位说'], find: ['Find a customer', '查找客户'], more: ['more', '位'], unread: ['unread', '条未读'],
  send: ['Send', '发送'], sendOther: ['What else a customer does', '客户的其他操作'], saySomething: ['Say something…', '说点什么…'], chatOf: ['The customer’s chat', '客户的聊天'],
  desk: ['Servicer desk', '接待人员'], deskChat: ['The chat as the servicer sees it', '接待人员看到的聊天'], reply: ['Reply', '回复'], replyAs: ['Reply as', '回复，身份：'],
  room_customers: ['Customers', '客户'], room_desk: ['Servicers', '接待'], room_inspector: ['Inspector', '检查器'], room_trouble: ['Trouble', '故障'], rooms: ['Parts of the page', '页面的各部分'],
  trouble: ['Trouble', '故障'], inspector: ['Inspector', '检查器'], live: ['live', '实时'], onlyErrors: ['only errors', '仅错误'], onlyCustomer: ['only this customer', '仅当前客户'], clear: ['Clear', '清空'], export: ['Export', '导出'],
  search: ['Search…', '搜索…'], account: ['Account', '客服账号'], servicer: ['Servicer', '接待人员'], status: ['Status', '接待状态'], customer: ['Customer', '客户'], session: ['Session', '会话状态'], waiting: ['Waiting', '已等待'], answers: ['Answers', '已回复'], window: ['48 h left', '48 小时剩余'], action: ['Action', '操作'],
  pickUp: ['Pick up', '接入'], end: ['End session', '结束会话'], transfer: ['Transfer', '转接'], reenter: ['Re-enter', '重新接入'], rejects: ['Reject messages', '拒收消息'], accepts: ['Accept again', '恢复接收'],
  pickedUp: ['picked up', '已接入'], ended: ['session ended', '会话已结束'], transferred: ['transferred', '已转接'], reentered: ['re-entered', '已重新接入'], rejecting: ['messages are rejected', '已拒收消息'], accepting: ['messages are accepted again', '已恢复接收消息'],
  receives: ['Receive', '接待中'], stops: ['Stop', '停止接待'], suspends: ['Suspend', '暂时挂起'], receiving: ['receiving', '接待中'], stopped: ['stopped', '停止接待'], suspended: ['suspended', '暂时挂起'],
  addServicer: ['+ servicer', '+ 接待人员'], noServicer: ['No servicer here yet: add one', '还没有接待人员，请先添加'], noColleague: ['There is no other servicer at this account', '此客服账号没有其他接待人员'], over: ['over', '已过期'],
  s0: ['0 new', '0 未处理'], s1: ['1 assistant', '1 由智能助手接待'], s2: ['2 queued', '2 待接入池排队中'], s3: ['3 servicer', '3 由人工接待'], s4: ['4 ended', '4 已结束/未开始'],
  image: ['Image', '图片'], voice: ['Voice', '语音'], video: ['Video', '视频'], file: ['File', '文件'], location: ['Location', '位置'], link: ['Link', '链接'], miniprogram: ['Mini program', '小程序'], business_card: ['Card', '名片'], raw: ['Raw JSON…', '原始 JSON…'], enter: ['Enter…', '进入会话…'],
  enterHint: ['Opens the chat by a link of an account, as by its QR code.', '通过客服链接（如二维码）进入会话。'], noBytes: ['image (made-up media_id, no bytes)', '图片（虚构的 media_id，无内容）'],
  recall: ['recall', '撤回'], miss: ['never arrived', '未送达'], recalled: ['recalled', '已撤回'], neverArrived: ['never arrived', '未送达'], earlier: ['Earlier messages', '更早的消息'], newBelow: ['new', '条新消息'],
  noCustomer: ['Nobody is here yet. Add a customer, then write as that customer would in WeChat.', '还没有客户。添加一位客户，然后像在微信里一样发消息。'], noLines: ['Nothing was said yet. Say something, or enter the session by a link.', '还没有消息。说点什么，或通过链接进入会话。'],
  nothingSaid: ['Nothing was said yet.', '还没有消息。'], nobodyWaits: ['No conversations yet', '还没有会话'], nothing: ['Choose a line to see both sides of it.', '选择一行，查看双方的内容。'],
  nothingYet: ['Nothing happened yet. Every call of your application, every callback and every event shows up here.', '还没有任何记录。应用的每次调用、每次回调和每个事件都会显示在这里。'], noneFits: ['Nothing fits the filter', '没有符合筛选条件的记录'],
  noCallback: ['callback URL: not set', '回调地址：未设置'], callbackUrl: ['Callback URL', '回调地址'], token: ['token', '令牌'], none: ['none', '无'], settings: ['Settings to copy', '复制配置'], settingsHint: ['What an application needs to talk with this sandbox instead of the platform. Good for nothing else.', '让应用连接此沙箱而非正式平台所需的配置，别无他用。'], environment: ['environment', '环境变量'], copy: ['Copy', '复制'], copied: ['Copied', '已复制'], close: ['Close', '关闭'], ok: ['OK', '确定'], cancel: ['Cancel', '取消'],
  clock: ['Clock', '时钟'], advance: ['Put the clock forward', '调快时钟'], advanceBy: ['Put the clock forward by', '时钟调快'], amount: ['By how much', '数量'], unit: ['Unit', '单位'], seconds: ['seconds', '秒'], minutes: ['minutes', '分钟'], hours: ['hours', '小时'], days: ['days', '天'],
  lost: ['No connection to the sandbox, trying again…', '与沙箱的连接已断开，正在重试…'], theme: ['Look', '外观'], theme_system: ['as the system', '跟随系统'], theme_light: ['light', '浅色'], theme_dark: ['dark', '深色'],
  time: ['Time', '时间'], what: ['What', '内容'], result: ['Result', '结果'], ms: ['ms', '毫秒'], why: ['Why', '原因'], error: ['error', '错误'], detail: ['Both sides', '双方内容'], kinds: ['Which to show', '显示哪些'], all: ['All', '全部'], call: ['Calls', 'API 调用'], callback: ['Callbacks', '回调'], event: ['Events', '事件'],
  cause: ['Came of', '起因'], errcode: ['Error code', '错误码'], curl: ['Copy as curl', '复制为 curl'], copyJson: ['Copy JSON', '复制 JSON'], request: ['Request', '请求'], reply_: ['Answer', '应答'],
  failCalls: ['Let calls fail', '让调用失败'], operation: ['Operation', '接口'], every: ['every operation, until recovered', '所有接口，直到恢复'], times: ['Times (empty: all)', '次数（空：持续）'], kind: ['How', '方式'], value: ['Number', '数值'], arm: ['Arm', '设置'], recover: ['Recover', '恢复'], armed: ['Armed', '已设置'], quick: ['Next call:', '下一次调用：'], allDown: ['all down', '全部中断'],
  fault_errcode: ['error code', '错误码'], fault_http: ['HTTP status', 'HTTP 状态码'], fault_delay: ['late by so many ms', '延迟（毫秒）'], fault_garbage: ['no JSON (login page)', '非 JSON（登录页）'], fault_truncated: ['JSON ends in the middle', 'JSON 被截断'], fault_cutOff: ['connection ends in the middle', '连接中途断开'], fault_reset: ['reset before it has an effect', '生效前连接重置'], fault_replyLost: ['reset after it had its effect', '生效后应答丢失'],
  callbacks: ['Callbacks', '回调'], sends: ['Send', '发送'], holds: ['Hold', '扣住'], loses: ['Lose', '丢弃'], held: ['held', '条被扣住'], reversed: ['Send reversed', '倒序发送'], doubled: ['Send twice', '发送两次'], dropped: ['Drop', '丢弃'], verify: ['Verify URL', '验证地址'],
  accessToken: ['Access token', '访问令牌'], expire: ['Expire (42001)', '过期 (42001)'], revoke: ['Revoke (40014)', '吊销 (40014)'], limits: ['Limits of sync_msg', 'sync_msg 频率限制'], asReported: ['As reported', '按报告值'], unlimited: ['None', '无'], limitsOn: ['At most 10 calls in a minute without a callback token, and 5 at once', '每分钟最多 10 次不带回调 token 的调用，最多 5 个并发'], limitsOff: ['No limits', '无限制'],
  doctor: ['Callback doctor', '回调诊断'], doctorHint: ['Where the sandbox sends its callbacks, whether your application answers there as the console wants, and what became of each attempt.', '沙箱将回调发往何处、应用是否按管理后台的要求应答，以及每次尝试的结果。'], setOnly: ['Set only', '仅设置'], isSet: ['Callbacks go there from now on.', '此后回调发往该地址。'], asking: ['Asking…', '正在验证…'], attempts: ['Latest attempts', '最近的尝试'], attempt: ['Attempt', '第几次'], means: ['What it means', '含义'], todo: ['What to do', '处理方法'], noAttempts: ['No callback was sent yet. Let a customer say something.', '还没有发送过回调。让客户说点什么吧。'],
  accepted: ['The console would accept this URL: the application can decrypt.', '管理后台会接受此地址：应用能够解密。'], refused: ['The console would refuse this URL', '管理后台会拒绝此地址'],
  doubledRate: ['% come twice', '% 重复发送'], reorderedRate: ['% after the next', '% 顺序颠倒'], replay: ['Replay', '重放'], replayed: ['Replayed', '已重放'],
  scenarios: ['Scenarios', '场景'], scenario: ['scenario', '场景'], noScenarios: ['None yet. Record what you do here, and play it again.', '暂无。录制您在此处的操作，然后重放。'], record: ['Record', '录制'], stopRecording: ['Stop and save', '停止并保存'], saveScenario: ['Save the scenario', '保存场景'], name: ['Name', '名称'], steps: ['steps', '步'], play: ['Play', '播放'], saveFile: ['Save as a file', '保存为文件'], forget: ['Forget', '删除'], openFile: ['Open a file…', '打开文件…'], nothingRecorded: ['Nothing was done meanwhile', '期间没有任何操作'], noScenario: ['This file is no scenario: it has no steps', '此文件不是场景：没有 steps'],
  snapshot: ['Snapshot of everything', '完整快照'], restore: ['Restore…', '恢复…'], snapshotHint: ['The file holds the sandbox’s secrets, too', '文件中也包含沙箱的密钥'],
  rules: ['Where the official text is silent', '官方文档未明确之处'], rulesHint: ['Try your application against the platform either way.', '可按两种可能分别测试您的应用。'], openRules: ['Decide', '选择'], byDefault: ['by default', '默认为'],
  nickname: ['Nickname', '昵称'], userid: ['userid', 'userid'], scene: ['scene', 'scene'], sceneParam: ['scene_param', 'scene_param'], body: ['body (JSON)', '内容 (JSON)'], to: ['To', '转给'],
  entered: ['entered the session', '进入会话'], languageName: ['中文', 'English'],
};
