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
package io.github.camelwecom.kf.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.fuzz.FuzzTarget;
import io.github.camelwecom.kf.model.ReceivedJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of sync_msg, from the HTTP answer to the records. Customers and servicers choose much of what is in it, and
 * the page must not be lost for one of its items. The first byte of an input chooses the HTTP status.
 */
public final class SyncPageTarget implements FuzzTarget {

    private static final URI PLATFORM = URI.create("http://platform.invalid");
    private static final int[] STATUS = { 200, 200, 200, 200, 500, 404 };

    private static final Pattern UNFIT_FOR_A_LOG = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private final CloseableHttpClient client = HttpClients.custom()
            .addExecInterceptorFirst("answer", (request, scope, chain) -> answer()).build();
    private final KfHttp http = new KfHttp(client, PLATFORM, HttpLimits.DEFAULT, Deadlines.of(deadlines), CallListener.NONE);
    private int status;
    private byte[] body;

    /** In place of a server: the way through the client is the real one, and nothing is sent. */
    private ClassicHttpResponse answer() {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return response;
    }

    @Override
    public String take(byte[] input) {
        if (input.length == 0) {
            return "empty";
        }
        status = STATUS[Math.floorMod(input[0] - 'a', STATUS.length)];
        body = Arrays.copyOfRange(input, 1, input.length);
        try {
            ObjectNode answer = http.send("syncMsg", Method.POST, "kf/sync_msg", new byte[0]);
            check(SyncMsgReply.read(answer), answer);
            checkForm(answer);
            return "read";
        } catch (WecomKfException e) {
            check(e);
            return "refused " + e.getCategory();
        }
    }

    private static void check(SyncMsgReply page, JsonNode answer) {
        JsonNode items = answer.path("msg_list");
        assertThat(page.msgList()).hasSize(items.isArray() ? items.size() : 0);
        assertThat(page.toString()).hasSizeLessThan(200);
        int i = 0;
        for (KfMessage message : page.msgList()) {
            assertThat(message.raw()).isSameAs(items.get(i++));
            assertThat(message.origin()).isNotNull();
            assertThat(message.toString()).isNotNull();
        }
    }

    /** Behind a byte order mark, an answer is not of the usual form: the same must be read of it. */
    private void checkForm(JsonNode answer) {
        if (body[0] != '{') {
            return;
        }
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
        marked.writeBytes(body);
        try {
            ObjectNode other = ReceivedJson.answer(marked.toByteArray(), () -> false);
            assertThat(other).isEqualTo(answer);
            assertThat(SyncMsgReply.read(other)).isEqualTo(SyncMsgReply.read(answer));
        } catch (IOException e) {
            throw new AssertionError("It was read without the mark", e);
        }
    }

    private static void check(WecomKfException e) {
        assertThat(e.getMessage().length()).isLessThan(2000);
        assertThat(e.getMessage()).doesNotContainPattern(UNFIT_FOR_A_LOG);
        assertThat(e.getChineseMessage()).doesNotContainPattern(UNFIT_FOR_A_LOG);
    }
}
