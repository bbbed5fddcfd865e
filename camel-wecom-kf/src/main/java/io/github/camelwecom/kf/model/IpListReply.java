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
package io.github.camelwecom.kf.model;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of get_api_domain_ip (doc/92520) and getcallbackip (doc/90238). The addresses change; old and new ones overlap
 * for a while, so ask once a day.
 *
 * @param errcode 0 when the call succeeded
 * @param errmsg  the platform's text for it
 * @param ipList  addresses, and possibly ranges of addresses; never {@code null}
 * @param raw     the answer as received
 */
public record IpListReply(int errcode, String errmsg, List<String> ipList, JsonNode raw) implements KfReply {
    public IpListReply {
        ipList = Absent.asEmpty(ipList);
    }

    @Override
    public String toString() {
        return "IpListReply[errcode=" + errcode + ", ipList=" + ipList + "]";
    }
}
