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
 * A callback this component has no record for: the URL of an app also receives what does not concern customer service.
 *
 * @param corpId     the corp the callback is for (<code>ToUserName</code>), <code>null</code> if absent
 * @param createTime when the platform made the callback, to the second, <code>null</code> if absent
 * @param event      the <code>Event</code>, or <code>null</code> if the callback names none
 * @param raw        the decrypted text, XML or JSON as received; not for logs
 */
public record OtherNotice(String corpId, Instant createTime, String event, String raw) implements CallbackNotice {

    @Override
    public String toString() {
        return "OtherNotice[corpId=" + corpId + ", createTime=" + createTime + ", event=" + event + "]";
    }
}
