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
package io.github.camelwecom.kf.reference;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Corp, statistics, platform and callbacks, in Java. */
final class PlatformSnippets extends JavaSnippets {

    PlatformSnippets(String name) {
        super(name);
    }

    void getCorpQualification() {
        // snippet: getCorpQualification
        from("direct:getCorpQualification")
                .to("wecom-kf:getCorpQualification")
                .log("WeChat Channels bound: ${body.wechatChannelsBinding}");
        // end
    }

    void getCorpStatistic() {
        // snippet: getCorpStatistic
        from("direct:getCorpStatistic")
                .setBody(exchange -> {
                    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
                    return Map.of("start_time", today.minusDays(7).toString(), "end_time", today.minusDays(1).toString());
                })
                .to("wecom-kf:getCorpStatistic?openKfId={{kf.account}}")
                .log("${body.statisticList.size()} days");
        // end
    }

    void getServicerStatistic() {
        // snippet: getServicerStatistic
        from("direct:getServicerStatistic")
                .setBody(exchange -> {
                    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
                    return Map.of("start_time", today.minusDays(7).toString(), "end_time", today.minusDays(1).toString());
                })
                .to("wecom-kf:getServicerStatistic?openKfId={{kf.account}}&servicerUserId=zhangsan")
                .log("${body.statisticList.size()} days");
        // end
    }

    void getApiDomainIp() {
        // snippet: getApiDomainIp
        from("direct:getApiDomainIp")
                .to("wecom-kf:getApiDomainIp")
                .log("Open the firewall to ${body.ipList}");
        // end
    }

    void getCallbackIp() {
        // snippet: getCallbackIp
        from("direct:getCallbackIp")
                .to("wecom-kf:getCallbackIp")
                .log("Open the firewall for ${body.ipList}");
        // end
    }

    void verifyUrl() {
        // snippet: verifyUrl
        from("direct:verifyUrl")
                .to("wecom-kf:verifyUrl")
                .setHeader("Content-Type", constant("text/plain"));
        // end
    }

    void getCallbackMessage() {
        // snippet: getCallbackMessage
        from("direct:getCallbackMessage")
                .to("wecom-kf:getCallbackMessage")
                .setHeader("CamelWecomKfOpenKfId", simple("${body.openKfId}"))
                .setHeader("CamelWecomKfCallbackToken", simple("${body.token}"))
                .to("wecom-kf:syncMsg")
                .split(simple("${body.msgList}"))
                .log("${body.msgType} from ${body.externalUserId}")
                .end();
        // end
    }

    void announce() {
        // snippet: announce
        from("direct:announce")
                .to("wecom-kf:getCallbackMessage")
                .to("wecom-kf:announce");
        // end
    }

    void doctor() {
        // snippet: doctor
        from("direct:doctor")
                .to("wecom-kf:doctor")
                .log("${body}");
        // end
    }
}
