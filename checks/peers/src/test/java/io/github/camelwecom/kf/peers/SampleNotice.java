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
package io.github.camelwecom.kf.peers;

import java.time.Instant;

import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.sandbox.KfSandbox;

/** A callback as doc/94699 shows it, for a peer to seal and the component to open. */
public final class SampleNotice {

    private static final String TOKEN = "ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR";
    private static final String OPEN_KFID = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";
    private static final Instant CREATED = Instant.ofEpochSecond(1348831860);

    private SampleNotice() {
    }

    /** What the peer seals. */
    public static String xml(KfSandbox sandbox) {
        return """
                <xml>
                   <ToUserName><![CDATA[%s]]></ToUserName>
                   <CreateTime>%d</CreateTime>
                   <MsgType><![CDATA[event]]></MsgType>
                   <Event><![CDATA[kf_msg_or_event]]></Event>
                   <Token><![CDATA[%s]]></Token>
                   <OpenKfId><![CDATA[%s]]></OpenKfId>
                </xml>""".formatted(sandbox.corpId(), CREATED.getEpochSecond(), TOKEN, OPEN_KFID);
    }

    /** What the component must make of it. */
    public static KfMsgOrEvent opened(KfSandbox sandbox) {
        return new KfMsgOrEvent(sandbox.corpId(), CREATED, TOKEN, OPEN_KFID, xml(sandbox));
    }
}
