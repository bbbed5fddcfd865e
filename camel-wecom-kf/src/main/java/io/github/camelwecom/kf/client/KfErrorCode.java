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
package io.github.camelwecom.kf.client;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The error codes of the platform that calls of KF can meet (doc/90313), and what each means for the caller. */
public enum KfErrorCode {

    SYSTEM_BUSY(-1, ErrorCategory.RETRYABLE,
                "the platform is busy", "Try again later, at most 3 times.",
                "系统繁忙", "请稍后重试，最多重试 3 次。"),
    VERSION_CONFLICT(6000, ErrorCategory.RETRYABLE,
                     "somebody else changed the same data at the same time",
                     "Try again; do not change the same object from several places at once.",
                     "数据版本冲突，同一数据正被并发修改", "请稍后重试，避免多处同时修改同一数据。"),
    INVALID_CREDENTIAL(40001, ErrorCategory.PERMISSION,
                       "the secret or the access token is not valid, or the app is disabled",
                       "Check that the secret belongs to this corp and app, and that the app is enabled.",
                       "secret 或 access_token 无效，或应用已停用", "请核对 secret 与企业、应用是否匹配，并确认应用已启用。"),
    INVALID_USER_ID(40003, ErrorCategory.CALLER,
                    "the user id is not valid", "Give the user id of a member as the WeCom console shows it.",
                    "UserID 不合法", "请使用管理后台中显示的成员 UserID。"),
    INVALID_MEDIA_TYPE(40004, ErrorCategory.CALLER,
                       "the media type is not valid",
                       "Upload the file as image, voice, video or file, and send it as what it was uploaded.",
                       "媒体文件类型不合法", "请以 image、voice、video 或 file 上传，并按上传时的类型发送。"),
    INVALID_TYPE(40005, ErrorCategory.CALLER,
                 "the type is not valid", "Use a type that the operation names.",
                 "type 参数不合法", "请使用该接口支持的 type 取值。"),
    INVALID_FILE_SIZE(40006, ErrorCategory.CALLER,
                      "the size of the file is not allowed", "Send a file of more than 5 bytes within the limit of its type.",
                      "媒体文件大小不合法", "请确保文件大于 5 字节且不超过该类型的上限。"),
    INVALID_MEDIA_ID(40007, ErrorCategory.CALLER,
                     "the media id is wrong, or older than 3 days",
                     "Upload the file by mediaUpload and use the id that it gives, or give sendMsg the file itself as the body:"
                                                                    + " a file's name or URL is no media id.",
                     "media_id 不合法，或已超过 3 天有效期",
                     "请用 mediaUpload 上传文件并使用返回的 media_id，或把文件本身作为 sendMsg 的 body；文件名和 URL 都不是 media_id。"),
    INVALID_MSG_TYPE(40008, ErrorCategory.CALLER,
                     "the message type is not valid",
                     "Use a message type that the operation takes, and give the object of the same name.",
                     "消息类型不合法", "请使用该接口支持的 msgtype，并提供同名的消息体。"),
    INVALID_IMAGE_SIZE(40009, ErrorCategory.CALLER,
                       "the size of the image is not allowed", "Make the image smaller.",
                       "图片大小不合法", "请缩小图片。"),
    INVALID_VIDEO_SIZE(40011, ErrorCategory.CALLER,
                       "the size of the video is not allowed", "Make the video smaller; 10 MB are allowed.",
                       "视频大小不合法", "请缩小视频，上限为 10 MB。"),
    INVALID_CORP_ID(40013, ErrorCategory.CALLER,
                    "the corp id is not valid", "Check option corpId.",
                    "企业 ID 不合法", "请检查选项 corpId。"),
    INVALID_ACCESS_TOKEN(40014, ErrorCategory.TOKEN,
                         "the access token is not valid",
                         "Check that corp id and secret belong to this corp and app, and that nobody else renews the token.",
                         "access_token 不合法", "请核对企业 ID 与 secret，并确认没有其他程序在刷新该 access_token。"),
    INVALID_CHARACTERS(40033, ErrorCategory.CALLER,
                       "the request contains characters that are not allowed, such as \\u escapes", "Send plain UTF-8 text.",
                       "请求包含不合法的字符，例如 \\u 转义", "请直接使用 UTF-8 字符，不要使用转义。"),
    INVALID_PARAMETER(40035, ErrorCategory.CALLER,
                      "a parameter is not valid", "Compare the request with the fields and limits of the operation.",
                      "参数不合法", "请对照该接口的字段和限制检查请求。"),
    INVALID_AGENT_ID(40056, ErrorCategory.CALLER,
                     "the agent id is not valid", "Check the id of the app.",
                     "agentid 不合法", "请检查应用的 agentid。"),
    INVALID_CALLBACK_URL(40057, ErrorCategory.CALLER,
                         "the callback URL is not valid, or its verification failed",
                         "Check that the URL can be reached from outside, and token and EncodingAESKey.",
                         "回调 URL 不合法或验证失败", "请确认该 URL 可从公网访问，并核对 Token 与 EncodingAESKey。"),
    INVALID_ARGUMENT(40058, ErrorCategory.CALLER,
                     "an argument is not valid: too long, too many, empty, or the JSON is broken",
                     "Compare the request with the fields and limits of the operation.",
                     "参数不合法：过长、过多、为空，或 JSON 格式错误", "请对照该接口的字段和限制检查请求。"),
    EMPTY_PARAMETER(40063, ErrorCategory.CALLER,
                    "a parameter is missing or empty", "Give all fields that the operation requires.",
                    "参数缺失或为空", "请补全该接口的必填字段。"),
    INVALID_DEPARTMENTS(40066, ErrorCategory.CALLER,
                        "the list of departments is empty or names an unknown one",
                        "Give ids of departments that exist and that the app can see.",
                        "部门列表为空，或包含不存在的部门", "请填写存在且在应用可见范围内的部门 ID。"),
    INVALID_SECRET(40091, ErrorCategory.PERMISSION,
                   "the secret is not valid, perhaps it is another corp's",
                   "Copy the secret of the app again from the console of this corp.",
                   "secret 不合法，可能属于其他企业", "请从本企业的管理后台重新复制应用的 secret。"),
    INVALID_EXTERNAL_USER_ID(40096, ErrorCategory.CALLER,
                             "the external user id is not valid for this corp",
                             "Use the external_userid that the platform gave to this corp.",
                             "external_userid 不合法，或不属于本企业", "请使用平台提供给本企业的 external_userid。"),
    INVALID_IMAGE(40123, ErrorCategory.CALLER,
                  "the image is broken, or its size is not the declared one", "Upload a JPG or PNG that is not damaged.",
                  "图片数据有误，或与声明的大小不一致", "请上传完好的 JPG 或 PNG 图片。"),
    SENSITIVE_CONTENT(40201, ErrorCategory.PERMISSION,
                      "blocked because of sensitive content",
                      "Change the content; if the account itself is blocked, appeal in the console.",
                      "包含敏感内容，已被拦截", "请修改内容；若客服账号被封禁，请在管理后台申诉。"),
    ACCESS_TOKEN_MISSING(41001, ErrorCategory.CALLER,
                         "the access token is missing",
                         "Check that the access token provider gives one, and that no proxy removes the query of addresses.",
                         "缺少 access_token", "请检查 access_token 的来源，并确认代理没有去掉 URL 参数。"),
    CORP_ID_MISSING(41002, ErrorCategory.CALLER,
                    "the corp id is missing", "Set option corpId.",
                    "缺少 corpid", "请设置选项 corpId。"),
    SECRET_MISSING(41004, ErrorCategory.CALLER,
                   "the secret is missing", "Set option secret.",
                   "缺少 secret", "请设置选项 secret。"),
    MEDIA_ID_MISSING(41006, ErrorCategory.CALLER,
                     "the media id is missing", "Upload the file and give its media_id.",
                     "缺少 media_id", "请先上传文件并填写其 media_id。"),
    USER_ID_MISSING(41009, ErrorCategory.CALLER,
                    "the user id is missing", "Give the user id of a member.",
                    "缺少 userid", "请填写成员的 userid。"),
    EXTERNAL_USER_ID_MISSING(41035, ErrorCategory.CALLER,
                             "the external user id is missing", "Give the external_userid of the customer.",
                             "缺少 external_userid", "请填写客户的 external_userid。"),
    ACCESS_TOKEN_EXPIRED(42001, ErrorCategory.TOKEN,
                         "the access token expired",
                         "Check that nobody else renews the token, and that a central token service renews it in time.",
                         "access_token 已过期", "请确认没有其他程序在刷新 access_token，集中式 token 服务应及时更新。"),
    SUITE_TOKEN_EXPIRED(42009, ErrorCategory.TOKEN,
                        "the suite access token expired", "Let the access token provider renew the suite access token.",
                        "suite_access_token 已过期", "请由提供 access_token 的服务刷新 suite_access_token。"),
    NOT_BOUND_TO_WECHAT(43004, ErrorCategory.CALLER,
                        "the member is not bound to WeChat", "Let the member bind WeChat in the WeCom app.",
                        "成员未绑定微信或未关注微信插件", "请让该成员绑定微信。"),
    CORP_NOT_VERIFIED(43009, ErrorCategory.PERMISSION,
                      "the legal subject of the corp is not verified", "Verify the corp in the console.",
                      "企业未验证主体", "请在管理后台完成企业验证。"),
    EMPTY_MEDIA(44001, ErrorCategory.CALLER,
                "the media file is empty", "Upload a file that is not empty.",
                "媒体文件为空", "请上传非空文件。"),
    EMPTY_TEXT(44004, ErrorCategory.CALLER,
               "the text is empty", "Give a text that is not empty.",
               "文本内容为空", "请填写文本内容。"),
    MEDIA_TOO_BIG(45001, ErrorCategory.CALLER,
                  "the media file is too big", "Make the file smaller.",
                  "媒体文件过大", "请缩小文件。"),
    CONTENT_TOO_LONG(45002, ErrorCategory.CALLER,
                     "the content of the message is too long", "Shorten it, or split it into several messages.",
                     "消息内容过长", "请缩短内容或拆分为多条消息。"),
    VOICE_TOO_LONG(45007, ErrorCategory.CALLER,
                   "the voice message is longer than 60 seconds", "Shorten the voice message.",
                   "语音超过 60 秒", "请缩短语音。"),
    CALL_FREQUENCY(45009, ErrorCategory.QUOTA,
                   "called too often; blocked for as long as the window of the limit",
                   "Wait at least a minute before the next call; calling on prolongs the block.",
                   "接口调用超过频率限制，封禁时长与限制周期相同", "请至少等待 1 分钟再调用，继续调用会延长封禁。"),
    ANSWER_TOO_LARGE(45029, ErrorCategory.CALLER,
                     "the answer would be too large", "Ask for less, for example with a smaller limit.",
                     "返回内容过大", "请减少请求的数据量，例如调小 limit。"),
    TOO_MANY_CONCURRENT_CALLS(45033, ErrorCategory.RETRYABLE,
                              "too many calls at the same time", "Make fewer calls at once, then try again.",
                              "接口并发调用过多", "请降低并发后重试。"),
    USER_NOT_FOUND(46004, ErrorCategory.CALLER,
                   "the user does not exist", "Check the user id.",
                   "用户不存在", "请检查 userid。"),
    API_NOT_AUTHORISED(48001, ErrorCategory.PERMISSION,
                       "the API is not authorised", "Grant the app the permission for this API in the console.",
                       "API 功能未授权", "请在管理后台为应用授予该接口的权限。"),
    API_FORBIDDEN(48002, ErrorCategory.PERMISSION,
                  "the app may not call this API",
                  "Add the app to the apps that may call the API of WeChat Customer Service in the console.",
                  "应用无权调用该接口", "请在管理后台“微信客服”的“可调用接口的应用”中添加该应用。"),
    INVALID_SUITE_ID(48003, ErrorCategory.PERMISSION,
                     "the suite id is not valid", "Check the suite id of the third-party app.",
                     "suite_id 不合法", "请检查第三方应用的 suite_id。"),
    AUTHORISATION_MISSING(48004, ErrorCategory.PERMISSION,
                          "the authorisation is missing or was cancelled", "Let the corp authorise the app again.",
                          "授权关系无效或已取消", "请让企业重新授权该应用。"),
    API_DEPRECATED(48005, ErrorCategory.PERMISSION,
                   "the API is not offered any more", "Use the operation that replaced it.",
                   "接口已废弃", "请改用替代接口。"),
    PERMISSION_WITHDRAWN(48006, ErrorCategory.PERMISSION,
                         "the permission was withdrawn because the app was long unused",
                         "Let an administrator grant it again in the console.",
                         "应用长期未使用，接口权限已被收回", "请管理员在管理后台重新启用权限。"),
    ACCOUNT_NOT_AUTHORISED(48007, ErrorCategory.PERMISSION,
                           "the KF account is not assigned to this app",
                           "Assign the account to the app in the console, under the accounts that are managed by API.",
                           "该客服账号未授权给此应用", "请在管理后台“微信客服”的“通过API管理微信客服账号”中，把该客服账号分配给此应用。"),
    MEMBER_NOT_IN_SCOPE(50002, ErrorCategory.PERMISSION,
                        "the member is not in the scope of the app", "Add the member to the scope of the app in the console.",
                        "成员不在应用的权限范围内", "请在管理后台把该成员加入应用的权限范围。"),
    APP_DISABLED(50003, ErrorCategory.PERMISSION,
                 "the app is disabled", "Enable the app in the console.",
                 "应用已停用", "请在管理后台启用该应用。"),
    NOT_VISIBLE(60011, ErrorCategory.PERMISSION,
                "the member or department is not in the visible range of the app, or may not be changed by it",
                "Add the member or department to the visible range of the app in the console.",
                "成员或部门不在应用可见范围内，或无权编辑", "请在管理后台把该成员或部门加入应用的可见范围。"),
    IP_NOT_TRUSTED(60020, ErrorCategory.PERMISSION,
                   "the address of this host is not on the list of trusted addresses",
                   "Add it to the trusted addresses of the app in the console; changes take effect after about a minute.",
                   "本机 IP 不在企业可信 IP 列表中", "请在管理后台的“企业可信IP”中添加，约 1 分钟后生效。"),
    USER_NOT_VISIBLE(60021, ErrorCategory.PERMISSION,
                     "the user is outside the visible range of the app",
                     "Add the user to the visible range of the app in the console.",
                     "userid 不在应用可见范围内", "请在管理后台把该成员加入应用的可见范围。"),
    OBJECT_NOT_VISIBLE(60030, ErrorCategory.PERMISSION,
                       "the object is outside the visible range of the app",
                       "Add it to the visible range of the app in the console.",
                       "对象不在应用可见范围内", "请在管理后台把该对象加入应用的可见范围。"),
    APP_BARRED(60031, ErrorCategory.PERMISSION,
               "the app is barred from calling the API", "Ask an administrator why, and have it lifted in the console.",
               "应用被禁止调用接口", "请联系管理员查明原因并解除限制。"),
    USER_ID_NOT_FOUND(60111, ErrorCategory.CALLER,
                      "the user id does not exist", "Check the user id.",
                      "userid 不存在", "请检查 userid。"),
    DEPARTMENT_NOT_FOUND(60123, ErrorCategory.CALLER,
                         "the department does not exist", "Check the id of the department.",
                         "部门 ID 不存在", "请检查部门 ID。"),
    OPEN_KFID_MISSING(60251, ErrorCategory.CALLER,
                      "the open_kfid is missing", "Give the open_kfid of the account, or set option openKfId.",
                      "缺少 open_kfid", "请填写客服账号的 open_kfid，或设置选项 openKfId。"),
    OPEN_KFID_ILLEGAL(60252, ErrorCategory.CALLER,
                      "the open_kfid is not valid", "Take the open_kfid from accountList.",
                      "open_kfid 不合法", "请使用 accountList 返回的 open_kfid。"),
    NOT_IN_SERVICER_LIST(60253, ErrorCategory.CALLER,
                         "not in the list of servicers", "Add the member to the servicers of the account first.",
                         "不在接待人员列表中", "请先把该成员添加为该客服账号的接待人员。"),
    NO_EXTERNAL_RELATION(84061, ErrorCategory.CALLER,
                         "there is no relation to this external contact", "Choose a member who has the customer as a contact.",
                         "不存在外部联系人关系", "请选择已添加该客户为联系人的成员。"),
    NO_EXTERNAL_CONTACT_PERMISSION(84074, ErrorCategory.PERMISSION,
                                   "no permission for external contacts",
                                   "Grant the app the permission for external contacts in the console.",
                                   "没有外部联系人权限", "请在管理后台为应用授予客户联系权限。"),
    INVALID_MINI_PROGRAM(90207, ErrorCategory.CALLER,
                         "the app id of the mini program is not valid", "Check the appid.",
                         "小程序 appid 不合法", "请检查小程序的 appid。"),
    MINI_PROGRAM_NOT_LINKED(90208, ErrorCategory.PERMISSION,
                            "the mini program is not linked to the corp", "Link the mini program to the corp in the console.",
                            "小程序未与企业关联", "请在管理后台关联该小程序。"),
    INVALID_OPEN_KFID(95000, ErrorCategory.CALLER,
                      "the open_kfid is not valid", "Take the open_kfid from accountList.",
                      "open_kfid 不合法", "请使用 accountList 返回的 open_kfid。"),
    SEND_COUNT_LIMIT(95001, ErrorCategory.SESSION,
                     "5 messages were sent since the customer last wrote", "Wait until the customer writes.",
                     "自客户上次发消息以来已发送 5 条消息", "请等待客户再次发消息。"),
    SEND_TIME_LIMIT(95002, ErrorCategory.SESSION,
                    "more than 48 hours since the customer last wrote", "Wait until the customer writes.",
                    "距客户上次发消息已超过 48 小时", "请等待客户再次发消息。"),
    CUSTOMER_LIMIT(95003, ErrorCategory.PERMISSION,
                   "the corp is not verified and serves as many customers as it may", "Verify the corp in the console.",
                   "企业未认证，可接待的客户数已达上限", "请在管理后台完成企业认证。"),
    ACCOUNT_NOT_FOUND(95004, ErrorCategory.CALLER,
                      "the KF account does not exist, or is another corp's",
                      "Take the open_kfid from accountList; the account may have been deleted.",
                      "客服账号不存在、已删除或属于其他企业", "请使用 accountList 返回的 open_kfid，该账号可能已被删除。"),
    ACCOUNT_LIMIT(95005, ErrorCategory.QUOTA,
                  "the number of KF accounts is at its limit, above or below",
                  "Delete accounts that are not needed before adding others; one must remain.",
                  "客服账号数量达到上限，或只剩最后一个", "请先删除不用的客服账号再添加；至少需保留一个账号。"),
    INVALID_ACCOUNT_NAME(95006, ErrorCategory.CALLER,
                         "the name of the KF account is not valid", "Choose another name of at most 16 characters.",
                         "客服账号名称不合法", "请更换名称，不超过 16 个字。"),
    INVALID_MSG_TOKEN(95007, ErrorCategory.CALLER,
                      "the token of the callback is wrong or older than 10 minutes",
                      "Call without it, or with the token of a newer callback.",
                      "回调中的 token 错误或已超过 10 分钟", "请去掉 token 再调用，或使用更新的回调中的 token。"),
    TOO_MANY_MENU_ITEMS(95008, ErrorCategory.CALLER,
                        "the menu has too many items", "Use at most 10 items that can be clicked.",
                        "菜单项过多", "请把可点击的菜单项减少到 10 个以内。"),
    INVALID_MENU_ITEM(95009, ErrorCategory.CALLER,
                      "the type of a menu item is not valid", "Use click, view, miniprogram or text.",
                      "菜单项类型不合法", "请使用 click、view、miniprogram 或 text。"),
    CORP_IN_JOINT_MODE(95011, ErrorCategory.PERMISSION,
                       "the corp uses KF within WeCom", "Take the secret of an app of the WeCom console.",
                       "企业在企业微信内使用微信客服", "请使用企业微信管理后台中自建应用的 secret。"),
    CORP_IN_STANDALONE_MODE(95012, ErrorCategory.PERMISSION,
                            "the corp uses KF outside WeCom", "Take the secret of the KF console.",
                            "企业使用独立版微信客服", "请使用微信客服管理后台“开发配置”中的 secret。"),
    SESSION_ENDED(95013, ErrorCategory.SESSION,
                  "the session has ended", "Wait until the customer writes.",
                  "会话已结束", "请等待客户再次发消息。"),
    NOT_A_SERVICER(95014, ErrorCategory.CALLER,
                   "the user is no servicer of this account, or not activated in WeCom",
                   "Add the member to the servicers of the account, or choose one who activated WeCom.",
                   "该成员不是此客服账号的接待人员，或未激活企业微信", "请先添加为接待人员，或选择已激活企业微信的成员。"),
    EXCLUSIVE_SERVICE_CONFIGURED(95015, ErrorCategory.PERMISSION,
                                 "an exclusive service is configured in the console",
                                 "Remove the exclusive service in the console, or do without the upgrade service.",
                                 "管理后台已配置专属服务", "请在管理后台取消专属服务，或不使用升级服务。"),
    STATE_CHANGE_NOT_ALLOWED(95016, ErrorCategory.SESSION,
                             "the session may not change to this state",
                             "Ask for its state by serviceStateGet; an ended session changes only when the customer writes.",
                             "不允许变更为该会话状态", "请先用 serviceStateGet 查询状态；已结束的会话需等客户再次发消息。"),
    API_SWITCHED_OFF(95017, ErrorCategory.PERMISSION,
                     "the API is switched off for this app", "Switch the API on in the console.",
                     "API 功能开关未开启", "请在管理后台开启 API 功能。"),
    SESSION_STATE(95018, ErrorCategory.SESSION,
                  "the state of the session does not allow sending by API, or it is older than 48 hours",
                  "Wait until the customer writes; while a servicer serves, the servicer answers in WeCom.",
                  "当前会话状态不允许通过 API 发送，或会话已超过 48 小时", "请等待客户再次发消息；人工接待期间由接待人员在企业微信中回复。"),
    SERVICER_NOT_RECEIVING(95019, ErrorCategory.SESSION,
                           "the servicer does not receive customers now",
                           "Choose another servicer; receptionistList shows who receives.",
                           "接待人员已停止接待或暂时挂起", "请选择其他接待人员，可用 receptionistList 查询接待状态。"),
    UPGRADE_TARGET_NOT_CONFIGURED(95021, ErrorCategory.PERMISSION,
                                  "the target of the upgrade service is not configured",
                                  "Configure the member or group in the console; upgradeServiceConfig shows what is.",
                                  "升级服务的专员或客户群未配置", "请在管理后台配置，可用 upgradeServiceConfig 查询已配置的范围。"),
    INVALID_LOCATION_TYPE(95022, ErrorCategory.CALLER,
                          "the location_type is not valid", "Correct the location.",
                          "location_type 不合法", "请修正位置消息。"),
    API_SWITCH_DELEGATED(95023, ErrorCategory.PERMISSION,
                         "the API is granted to an app that a provider develops for the corp",
                         "Call with that app, or take the grant back in the console.",
                         "API 功能已授权给代开发应用", "请使用该代开发应用调用，或在管理后台收回授权。"),
    NO_CUSTOMER_MESSAGE(95024, ErrorCategory.SESSION,
                        "the customer did not write within 48 hours; clicks on menus do not count",
                        "Wait until the customer writes.",
                        "客户 48 小时内未主动发消息，点击菜单不计算在内", "请等待客户再次发消息。"),
    BUSINESS_CARD_LIMIT(95025, ErrorCategory.SESSION,
                        "one business card was sent within 48 hours already", "Send the next one after 48 hours.",
                        "48 小时内已发送过一张名片", "请在 48 小时后再发送。"),
    ACCOUNTS_HARDLY_USED(95026, ErrorCategory.QUOTA,
                         "the accounts are used too little to create another", "Use the accounts there are.",
                         "现有客服账号使用率过低，暂不能新建", "请先使用现有客服账号。"),
    UNVERIFIED_ACCOUNT_LIMIT(95027, ErrorCategory.QUOTA,
                             "a corp that is not verified may have 10 accounts",
                             "Verify the corp in the console, or delete an account.",
                             "未认证企业最多创建 10 个客服账号", "请在管理后台完成企业认证，或删除不用的账号。"),
    RECALL_MESSAGE_NOT_FOUND(95028, ErrorCategory.CALLER,
                             "the message to take back does not exist",
                             "Give the msgid of a message that was sent by API from this account.",
                             "要撤回的消息不存在", "请填写由该客服账号通过 API 发送的消息的 msgid。"),
    RECALL_TOO_LATE(95029, ErrorCategory.SESSION,
                    "the message is older than 2 minutes and can not be taken back", "Send a correction instead.",
                    "消息发送已超过 2 分钟，无法撤回", "请另发消息更正。"),
    MESSAGE_TYPE_BANNED(95030, ErrorCategory.PERMISSION,
                        "the component may not send this type of message", "Send another type of message.",
                        "微信客服组件不允许发送该类型的消息", "请改用其他消息类型。"),
    CUSTOMER_LONG_SILENT(95031, ErrorCategory.SESSION,
                         "the customer did not ask for service within 48 hours", "Wait until the customer writes.",
                         "客户 48 小时内未咨询", "请等待客户再次发消息。"),
    CHAT_RECORD_PERMISSION_LAPSED(95032, ErrorCategory.PERMISSION,
                                  "the permission of the component for chat records lapsed", "Let the corp grant it again.",
                                  "微信客服组件的聊天记录权限已失效", "请让企业重新授权。"),
    NO_RIGHT_ON_APP(301002, ErrorCategory.PERMISSION,
                    "no right on this app", "Call with an app that the secret belongs to.",
                    "没有该应用的权限", "请使用与 secret 对应的应用调用。"),
    CORP_UNAVAILABLE(301007, ErrorCategory.PERMISSION,
                     "the corp is dissolved or banned", "Ask an administrator of the corp.",
                     "企业不可用，已解散或被封禁", "请联系企业管理员。"),
    FILE_MD5(301019, ErrorCategory.CALLER,
             "the MD5 of the file is wrong", "Give the MD5 of the file that the address serves.",
             "文件 MD5 不匹配", "请填写该 URL 所提供文件的 MD5。"),
    UNKNOWN_USER_ID(301021, ErrorCategory.CALLER,
                    "at least one user id is unknown", "Check the user ids.",
                    "userid 参数有误，至少有一个不存在", "请逐一检查 userid。"),
    IP_NOT_ON_LIST(301042, ErrorCategory.PERMISSION,
                   "the address of this host is not on the list of trusted addresses",
                   "Add it to the trusted addresses in the console; changes take effect after about a minute.",
                   "本机 IP 不在白名单中", "请在管理后台的“企业可信IP”中添加，约 1 分钟后生效。"),
    NO_INTEROP_PERMISSION(701087, ErrorCategory.PERMISSION,
                          "the corp has no app with the permission that third-party apps need",
                          "Let the corp authorise an app with the permissions for external contacts or KF.",
                          "企业没有具备客户联系或微信客服互通权限的应用", "请让企业授权具备客户联系或微信客服权限的应用。"),
    USER_OUTSIDE_INTEROP_APP(701089, ErrorCategory.PERMISSION,
                             "the user is outside the range of the app that third-party apps need",
                             "Let the corp add the user to the visible range of that app.",
                             "成员不在具备互通权限的应用可见范围内", "请让企业把该成员加入该应用的可见范围。"),
    NO_API_LICENCE(701099, ErrorCategory.PERMISSION,
                   "the user has no valid API licence", "Buy or activate a licence for the user.",
                   "成员没有有效的接口许可", "请为该成员购买或激活接口许可。"),
    INVALID_UPLOAD_URL(830001, ErrorCategory.CALLER,
                       "the address to upload from is not valid, or does not support Range",
                       "Give an address that can be reached from outside and supports Range.",
                       "上传 URL 不合法，或不支持 Range", "请提供可从公网访问且支持 Range 的 URL。"),
    DOWNLOAD_TOO_LARGE(830002, ErrorCategory.CALLER,
                       "too large to download at once", "Use Range with at most 20 MB.",
                       "文件过大，无法一次下载", "请使用 Range 分段下载，每段不超过 20 MB。"),
    DOWNLOAD_FAILED(830003, ErrorCategory.CALLER,
                    "the download from the given address failed", "Check that the address can be reached from outside.",
                    "从指定 URL 下载失败", "请确认该 URL 可从公网访问。");

    private static final Map<Integer, KfErrorCode> BY_CODE
            = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KfErrorCode::code, Function.identity()));

    /** 40001 is documented for wrong secrets, and also given for access tokens that are no longer good. */
    private static final Set<KfErrorCode> TOKEN_REFUSALS
            = Set.of(INVALID_CREDENTIAL, INVALID_ACCESS_TOKEN, ACCESS_TOKEN_EXPIRED);

    private final int code;
    private final ErrorCategory category;
    private final String meaning;
    private final String advice;
    private final String chineseMeaning;
    private final String chineseAdvice;

    KfErrorCode(int code, ErrorCategory category, String meaning, String advice, String chineseMeaning,
                String chineseAdvice) {
        this.code = code;
        this.category = category;
        this.meaning = meaning;
        this.advice = advice;
        this.chineseMeaning = chineseMeaning;
        this.chineseAdvice = chineseAdvice;
    }

    /** Value of {@code errcode}. */
    public int code() {
        return code;
    }

    /** What it means for the caller. */
    public ErrorCategory category() {
        return category;
    }

    /** What happened, as part of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do, in one sentence. */
    public String advice() {
        return advice;
    }

    /** What happened, in Chinese and as part of a sentence. */
    public String chineseMeaning() {
        return chineseMeaning;
    }

    /** What to do, in one Chinese sentence. */
    public String chineseAdvice() {
        return chineseAdvice;
    }

    /** The constant of a value of {@code errcode}; empty when it is not known. */
    public static Optional<KfErrorCode> of(int errcode) {
        return Optional.ofNullable(BY_CODE.get(errcode));
    }

    /**
     * The category of any value of {@code errcode}: unknown ones are {@link ErrorCategory#CALLER}, and not repeated.
     */
    public static ErrorCategory categoryOf(int errcode) {
        return of(errcode).map(KfErrorCode::category).orElse(ErrorCategory.CALLER);
    }

    /** Whether the call may succeed with a new access token. */
    static boolean refusesToken(int errcode) {
        return of(errcode).filter(TOKEN_REFUSALS::contains).isPresent();
    }
}
