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
package io.github.camelwecom.kf.sandbox.api.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.corp.Corp;

/** Addresses of the platform: here it is this machine (doc/92520, doc/90238). */
final class IpList implements JsonOperation {

    private final String path;

    private IpList(String path) {
        this.path = path;
    }

    /** Where the API is. */
    static IpList ofApi() {
        return new IpList("get_api_domain_ip");
    }

    /** Where callbacks come from. */
    static IpList ofCallbacks() {
        return new IpList("getcallbackip");
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String method() {
        return "GET";
    }

    /** An empty list comes with every refusal (sample of doc/97073). */
    @Override
    public ObjectNode refused(ObjectNode reply) {
        reply.putArray("ip_list");
        return reply;
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        reply.putArray("ip_list").add("127.0.0.1");
    }
}
