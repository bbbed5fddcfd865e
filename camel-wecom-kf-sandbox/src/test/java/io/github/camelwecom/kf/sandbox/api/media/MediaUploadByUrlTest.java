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
package io.github.camelwecom.kf.sandbox.api.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MediaUploadByUrlTest extends SandboxTestSupport {

    /** Of {@code 1234567}. */
    private static final String MD5 = "fcea920f7412b5da7be0cf42b8c93759";

    @Test
    void downloadsInTheBackground() {
        serve(WireMock.ok("1234567").withStatus(206).withFixedDelay(300));

        String jobId = start(MD5);
        assertThat(result(jobId)).isEqualTo(TestClient.json("{\"errcode\":0,\"errmsg\":\"ok\",\"status\":1}"));

        JsonNode detail = finished(jobId, 2);
        assertThat(errcode(detail)).isZero();
        assertThat(detail.get("created_at").asText()).isEqualTo("1767225600");
        assertThat(client.download(detail.get("media_id").asText()).body()).isEqualTo("1234567".getBytes());
        assertThat(result(jobId).get("detail")).isEqualTo(detail);
    }

    @Test
    void makesMediaThatCannotBeSent() {
        serve(WireMock.ok("1234567").withStatus(206));
        String mediaId = finished(start(MD5), 2).get("media_id").asText();
        SandboxCustomer customer = sandbox.customer();
        customer.says("hi");

        JsonNode reply = client.send(sandbox.account(), customer, "file", "{\"media_id\":\"" + mediaId + "\"}");

        assertThat(errcode(reply)).isEqualTo(40007);
    }

    @Test
    void wantsAServerThatSupportsRanges() {
        serve(WireMock.ok("1234567"));

        assertThat(errcode(finished(start(MD5), 3))).isEqualTo(830001);
    }

    @Test
    void failsWhenTheFileIsNotThere() {
        serve(WireMock.notFound());

        assertThat(errcode(finished(start(MD5), 3))).isEqualTo(830003);
    }

    @Test
    void failsWhenTheConnectionBreaks() {
        serve(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(errcode(finished(start(MD5), 3))).isEqualTo(830003);
    }

    @Test
    void failsWhenTheContentIsAnother() {
        serve(WireMock.ok("7654321").withStatus(206));

        assertThat(errcode(finished(start(MD5), 3))).isEqualTo(301019);
    }

    @Test
    void readsNothingOfAFileAbove200Mb() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ObjectNode request = request(MD5).put("url", "http://127.0.0.1:" + server.getLocalPort() + "/film");
            String jobId = client.call("media/upload_by_url", request.toString()).get("jobid").asText();
            try (Socket connection = server.accept()) {
                connection.getOutputStream()
                        .write("HTTP/1.1 206 Partial Content\r\nContent-Length: 209715201\r\n\r\n".getBytes());

                assertThat(errcode(finished(jobId, 3))).isEqualTo(45001);
            }
        }
    }

    @Test
    void forgetsAJobAfter60Minutes() {
        serve(WireMock.ok("1234567").withStatus(206));
        String jobId = start(MD5);
        sandbox.clock().advance(Duration.ofMinutes(60));
        assertThat(errcode(result(jobId))).isZero();
        sandbox.clock().advance(Duration.ofSeconds(1));

        assertThat(errcode(result(jobId))).isEqualTo(40058);
    }

    @ParameterizedTest
    @CsvSource({
            "scene,2,40058", "scene,null,40063", "type,'\"image\"',40005", "type,null,40063", "filename,null,40063",
            "url,null,40063", "url,'\"ftp://x/y\"',830001", "url,'\"http://\"',830001", "url,'\"http:///x\"',830001",
            "md5,null,40063",
            "md5,'\"123456789012345678901234567890123\"',40058" })
    void refusesRequestsThatBreakTheRules(String field, String value, int errcode) {
        ObjectNode request = request(MD5);
        request.set(field, TestClient.json(value));

        assertThat(errcode(client.call("media/upload_by_url", request.toString()))).isEqualTo(errcode);
    }

    @Test
    void limitsTheLengthOfNameAndUrlAndJobId() {
        assertThat(errcode(client.call("media/upload_by_url", request(MD5).put("filename", "f".repeat(129)).toString())))
                .isEqualTo(40058);
        assertThat(errcode(client.call("media/upload_by_url",
                request(MD5).put("url", "http://x/" + "y".repeat(1016)).toString()))).isEqualTo(40058);
        assertThat(errcode(result("j".repeat(129)))).isEqualTo(40058);
        assertThat(errcode(result(""))).isEqualTo(40063);
    }

    private void serve(ResponseDefinitionBuilder response) {
        sandbox.wireMock()
                .stubFor(WireMock.get("/film").withHeader("Range", WireMock.equalTo("bytes=0-")).willReturn(response));
    }

    private ObjectNode request(String md5) {
        ObjectNode request = (ObjectNode) TestClient.json("{\"scene\":1,\"type\":\"video\",\"filename\":\"film.mp4\"}");
        return request.put("url", sandbox.baseUri() + "/film").put("md5", md5);
    }

    private String start(String md5) {
        return client.call("media/upload_by_url", request(md5).toString()).get("jobid").asText();
    }

    private JsonNode result(String jobId) {
        return client.call("media/get_upload_by_url_result", "{\"jobid\":\"" + jobId + "\"}");
    }

    private JsonNode finished(String jobId, int status) {
        return await().until(() -> result(jobId), reply -> reply.get("status").asInt() == status).get("detail");
    }
}
