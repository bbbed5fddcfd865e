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

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelwecom.kf.client.KfPlatform.calling;
import static io.github.camelwecom.kf.client.KfPlatform.error;
import static io.github.camelwecom.kf.client.KfPlatform.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the level, the log of the client, and of the HttpClient under it, shows no token, secret, query or text. */
class LogSecrecyTest {

    private static final List<String> LOGGERS = List.of(LogSecrecyTest.class.getPackageName(), "org.apache.hc");

    /** Base64 of user:PASSWORD. */
    private static final String PASSWORD_ON_THE_WIRE = "dXNlcjpQQVNTV09SRA==";

    @TempDir
    Path directory;

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();
    private final LoggerContext logging = LoggerContext.getContext(false);
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void record() {
        recorder.start();
        for (String name : LOGGERS) {
            LoggerConfig logger = new LoggerConfig(name, Level.TRACE, false);
            logger.addAppender(recorder, Level.TRACE, null);
            logging.getConfiguration().addLogger(name, logger);
        }
        logging.updateLoggers();
    }

    @AfterEach
    void stopRecording() {
        LOGGERS.forEach(logging.getConfiguration()::removeLogger);
        logging.updateLoggers();
        recorder.stop();
    }

    @Test
    void showsNeitherTokensNorSecretsNorWords() {
        platform.givesTokens("TOKEN-1", "TOKEN-2");
        platform.stub(calling(KfOperation.SEND_MSG, "TOKEN-1").willReturn(error(42001, "expired")));
        platform.answers(KfOperation.SYNC_MSG, aResponse().withFault(Fault.EMPTY_RESPONSE), aResponse().withStatus(500), ok());
        KfClient client = platform.client();

        catchThrowable(() -> client.sendMsg(SendMsgRequest.text("WORDS").to("wkA", "wmB")));
        client.call(KfOperation.SYNC_MSG, null);
        catchThrowable(() -> client.mediaGet("MEDIA-ID", OutputStream::nullOutputStream));

        assertThat(recorder.lines).anyMatch(line -> line.contains("executing GET /cgi-bin/media/get"))
                .allSatisfy(line -> assertThat(line).doesNotContain(
                        "TOKEN", "WORDS", KfPlatform.SECRET, "MEDIA-ID", "access_token", "corpsecret", "wmB"));
    }

    @Test
    void showsNoPasswordOfAProxyToo() throws Exception {
        LocalhostKeys keys = LocalhostKeys.in(directory);
        WireMockServer https = new WireMockServer(keys.server());
        https.start();
        https.stubFor(any(urlPathEqualTo(KfPlatform.GETTOKEN)).willReturn(KfPlatform.tokenAnswer("TOKEN-1", 7200)));
        https.stubFor(calling(KfOperation.SEND_MSG).willReturn(ok()));
        try (SmallProxy proxy = SmallProxy.asking("Proxy-Authorization");
             KfClient client = KfClient.builder().corpId(KfPlatform.CORP_ID).secret(KfPlatform.SECRET)
                     .baseUri("https://localhost:" + https.httpsPort()).sslContext(keys.trust())
                     .proxy("127.0.0.1", proxy.port(), "user", "PASSWORD").build()) {
            client.sendMsg(SendMsgRequest.text("WORDS").to("wkA", "wmB"));

            assertThat(proxy.heads()).hasSizeGreaterThan(1);
        } finally {
            https.stop();
        }
        assertThat(recorder.lines).anyMatch(line -> line.contains("tunnel to target created"))
                .anyMatch(line -> line.contains("executing POST /cgi-bin/kf/send_msg"))
                .allSatisfy(line -> assertThat(line).doesNotContain(
                        "TOKEN", "WORDS", KfPlatform.SECRET, "PASSWORD", PASSWORD_ON_THE_WIRE, "access_token", "corpsecret"));
    }

    private static final class Recorder extends AbstractAppender {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        Recorder() {
            super("recorder", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage() + event.getThrown());
        }
    }
}
