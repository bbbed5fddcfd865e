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
package io.github.camelwecom.kf.sandbox.desk;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.journal.Entry;

/** Calls and callbacks in the form HAR 1.2, which browsers' tools and other inspectors open. */
final class HttpArchive {

    /** What is not known, in this form. */
    private static final int UNKNOWN = -1;
    private static final int OK = 200;

    private HttpArchive() {
    }

    /** @param baseUri what calls were made to */
    static ObjectNode of(List<Entry> entries, String baseUri) {
        ObjectNode archive = Json.object();
        ObjectNode log = archive.putObject("log").put("version", "1.2");
        log.putObject("creator").put("name", "KF sandbox").put("version", "1");
        ArrayNode array = log.putArray("entries");
        entries.stream().filter(entry -> entry.kind() != Entry.Kind.EVENT)
                .forEach(entry -> describe(entry, baseUri, array.addObject()));
        return archive;
    }

    private static void describe(Entry entry, String baseUri, ObjectNode told) {
        double millis = entry.duration().toNanos() / 1e6;
        told.put("startedDateTime", entry.time().toString()).put("time", millis).put("comment", entry.why());
        String[] head = entry.request().head().split(" ");
        ObjectNode request = message(told.putObject("request")).put("method", head[0])
                .put("url", entry.kind() == Entry.Kind.CALL ? baseUri + head[1] : head[1]);
        request.putArray("queryString");
        String asked = text(entry.request());
        if (!asked.isEmpty()) {
            request.putObject("postData").put("mimeType", type(entry.request())).put("text", asked);
        }
        ObjectNode response = message(told.putObject("response")).put("status", status(entry)).put("statusText", entry.result())
                .put("redirectURL", "");
        String answered = text(entry.reply());
        response.putObject("content").put("size", answered.length()).put("mimeType", type(entry.reply()))
                .put("text", answered);
        told.putObject("cache");
        told.putObject("timings").put("send", 0).put("wait", millis).put("receive", 0);
    }

    /** What the two sides have in common; the journal keeps no headers. */
    private static ObjectNode message(ObjectNode told) {
        told.put("httpVersion", "HTTP/1.1").put("headersSize", UNKNOWN).put("bodySize", UNKNOWN);
        told.putArray("cookies");
        told.putArray("headers");
        return told;
    }

    private static String text(Entry.Message message) {
        return message.json().isMissingNode() ? message.text() : Json.write(message.json());
    }

    private static String type(Entry.Message message) {
        return message.json().isMissingNode() ? "text/plain" : "application/json";
    }

    /**
     * Of a call that was answered in JSON it is 200; of other calls it may be that of a fault; 0 when there was none.
     */
    private static int status(Entry entry) {
        if (entry.kind() == Entry.Kind.CALL && !entry.reply().json().isMissingNode()) {
            return OK;
        }
        String digits = entry.result().replaceFirst("^HTTP ", "");
        return digits.matches("\\d{3}") ? Integer.parseInt(digits) : 0;
    }
}
