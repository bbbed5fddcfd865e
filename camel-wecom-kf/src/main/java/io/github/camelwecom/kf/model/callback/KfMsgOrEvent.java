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
package io.github.camelwecom.kf.model.callback;

import java.time.Instant;

/**
 * An account has new messages or events to pull (<code>kf_msg_or_event</code>, doc/94699). One notice may stand for
 * many messages.
 *
 * @param corpId     the corp the callback is for (<code>ToUserName</code>), <code>null</code> if absent
 * @param createTime when the platform made the callback, to the second, <code>null</code> if absent
 * @param token      to be given to sync_msg within 10 minutes, <code>null</code> if absent
 * @param openKfId   the account that has news, <code>null</code> if absent or no id: any account of the corp may have
 *                   news then
 * @param raw        the decrypted text, XML or JSON as received; not for logs
 */
public record KfMsgOrEvent(String corpId, Instant createTime, String token, String openKfId, String raw)
        implements
            CallbackNotice {

    @Override
    public String toString() {
        return "KfMsgOrEvent[corpId=" + corpId + ", createTime=" + createTime + ", openKfId=" + openKfId + "]";
    }
}
