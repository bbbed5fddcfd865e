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

import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.model.callback.OtherNotice;

/** The callbacks as the documentation of the platform shows them, decrypted. */
enum NoticeExample {

    NEWS("kf_msg_or_event", KfMsgOrEvent.class, """
              <Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token>
              <OpenKfId><![CDATA[wkxxxxxxx]]></OpenKfId>
            """),
    ACCOUNTS("kf_account_auth_change", KfAccountAuthChange.class, """
              <AuthAddOpenKfId><![CDATA[wkxxxx1]]></AuthAddOpenKfId>
              <AuthAddOpenKfId><![CDATA[wkxxxx2]]></AuthAddOpenKfId>
              <AuthDelOpenKfId><![CDATA[wkxxxx3]]></AuthDelOpenKfId>
            """),
    OTHER("change_contact", OtherNotice.class, "");

    private final String event;
    private final Class<? extends CallbackNotice> record;
    private final String fields;

    NoticeExample(String event, Class<? extends CallbackNotice> record, String fields) {
        this.event = event;
        this.record = record;
        this.fields = fields;
    }

    String event() {
        return event;
    }

    Class<? extends CallbackNotice> record() {
        return record;
    }

    String xml() {
        return """
                <xml>
                  <ToUserName><![CDATA[ww12345678910]]></ToUserName>
                  <CreateTime>1348831860</CreateTime>
                  <MsgType><![CDATA[event]]></MsgType>
                  <Event><![CDATA[%s]]></Event>
                %s</xml>""".formatted(event, fields);
    }
}
