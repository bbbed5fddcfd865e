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
package io.github.camelwecom.kf.sandbox.callback;

import java.time.Instant;
import java.util.Collection;

/** The plain texts of the callbacks, as documented (doc/94699, doc/97712). */
public final class CallbackXml {

    private CallbackXml() {
    }

    /** "Something new at this account, come and pull." */
    public static String kfMsgOrEvent(String corpId, Instant time, String token, String openKfId) {
        return "<xml>" + element("ToUserName", corpId) + createTime(time) + element("MsgType", "event")
               + element("Event", "kf_msg_or_event") + element("Token", token) + element("OpenKfId", openKfId) + "</xml>";
    }

    /** "The app may manage these accounts from now on, and those no more." */
    public static String kfAccountAuthChange(
            String corpId, Instant time, Collection<String> added, Collection<String> removed) {
        StringBuilder xml = new StringBuilder("<xml>");
        xml.append(element("ToUserName", corpId)).append(element("FromUserName", "sys")).append(createTime(time));
        xml.append(element("MsgType", "event")).append(element("Event", "kf_account_auth_change"));
        added.forEach(openKfId -> xml.append(element("AuthAddOpenKfId", openKfId)));
        removed.forEach(openKfId -> xml.append(element("AuthDelOpenKfId", openKfId)));
        return xml.append("</xml>").toString();
    }

    private static String createTime(Instant time) {
        return "<CreateTime>" + time.getEpochSecond() + "</CreateTime>";
    }

    private static String element(String name, String value) {
        return "<" + name + "><![CDATA[" + value + "]]></" + name + ">";
    }
}
