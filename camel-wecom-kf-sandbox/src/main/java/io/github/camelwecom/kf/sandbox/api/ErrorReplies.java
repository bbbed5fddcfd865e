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
package io.github.camelwecom.kf.sandbox.api;

import java.time.Clock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Ids;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;

/**
 * Error answers with the platform's hint text:
 * {@code <text>, hint: [<time_number_hex>], from ip: <caller>, more info at <url with the errcode>} (doc/97073).
 */
final class ErrorReplies {

    private final Clock clock;
    private final Ids ids;
    private final String callerIp;

    ErrorReplies(Clock clock, Ids ids, String callerIp) {
        this.clock = clock;
        this.ids = ids;
        this.callerIp = callerIp;
    }

    ObjectNode reply(int errcode) {
        return reply(errcode, KfErrcode.textOf(errcode));
    }

    ObjectNode reply(KfRefusal refusal) {
        return reply(refusal.errcode(), refusal.getMessage());
    }

    private ObjectNode reply(int errcode, String text) {
        String errmsg = text + ", hint: [" + clock.instant().getEpochSecond() + "_" + ids.hint() + "], from ip: " + callerIp
                        + ", more info at https://open.work.weixin.qq.com/devtool/query?e=" + errcode;
        return Json.object().put("errcode", errcode).put("errmsg", errmsg);
    }
}
