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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

import io.github.camelwecom.kf.model.message.SyncMsgReply;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Answers as long as any that is read, which take as much memory as they can, read in a JVM that has little. */
final class HungryAnswers {

    static final String READ = "read ";
    static final String REFUSED = "refused ";

    private static final int BYTES = (16 << 20) - 1000;

    /** What is repeated until the answer is full. */
    enum Shape {

        EMPTY_OBJECTS("{},"),
        SMALL_OBJECTS("{\"a\":\"x\"},"),
        ESCAPES("\"\\ud83d\","),
        NAMES(i -> "{\"n" + i + "\":1},");

        private final IntFunction<String> piece;

        Shape(String piece) {
            this(i -> piece);
        }

        Shape(IntFunction<String> piece) {
            this.piece = piece;
        }
    }

    /** Where it is in the answer. */
    enum Place {

        MESSAGES("\"msg_list\":[%s0]"),
        ONE_MESSAGE("\"msg_list\":[{\"msgid\":\"1\",\"x\":[%s0]}]"),
        ELSEWHERE("\"x\":[%s0]"),
        BEFORE_WHAT_IS_NO_UTF_8("\"msg_list\":[{\"msgid\":\"1\",\"x\":[%s0],\"y\":\"\u0080\"}]");

        private final String beginning;
        private final String end;

        Place(String around) {
            this.beginning = around.substring(0, around.indexOf("%s"));
            this.end = around.substring(around.indexOf("%s") + 2);
        }
    }

    private byte[] body;

    private ClassicHttpResponse answer() {
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        response.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return response;
    }

    private static byte[] body(Shape shape, Place place) {
        byte[] bytes = new byte[BYTES];
        int at = put(bytes, 0, "{\"errcode\":0," + place.beginning);
        for (int i = 0; at < BYTES - 200; i++) {
            at = put(bytes, at, shape.piece.apply(i));
        }
        return Arrays.copyOf(bytes, put(bytes, at, place.end + "}"));
    }

    private static int put(byte[] bytes, int at, String text) {
        byte[] piece = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(piece, 0, bytes, at, piece.length);
        return at + piece.length;
    }

    private String read(KfHttp http) {
        try {
            SyncMsgReply page = SyncMsgReply.read(http.send("syncMsg", Method.POST, "kf/sync_msg", new byte[0]));
            return READ + page.msgList();
        } catch (WecomKfException e) {
            return REFUSED + e.getMessage();
        }
    }

    public static void main(String[] args) throws Exception {
        HungryAnswers answers = new HungryAnswers();
        try (CloseableHttpClient client = HttpClients.custom()
                .addExecInterceptorFirst("answer", (request, scope, chain) -> answers.answer()).build()) {
            KfHttp http = new KfHttp(
                    client, URI.create("http://platform.invalid"), HttpLimits.DEFAULT, new JdkTimer(), CallListener.NONE);
            for (Shape shape : Shape.values()) {
                for (Place place : Place.values()) {
                    answers.body = null;
                    answers.body = body(shape, place);
                    long start = System.nanoTime();
                    String outcome = answers.read(http);
                    System.out.println(shape + " " + place + " " + (System.nanoTime() - start) / 1_000_000 + " ms: " + outcome);
                }
            }
        }
    }
}
