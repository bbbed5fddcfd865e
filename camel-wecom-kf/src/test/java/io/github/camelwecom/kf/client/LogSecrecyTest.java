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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.camelwecom.kf.client.KfPlatform.calling;
import static io.github.camelwecom.kf.client.KfPlatform.error;
import static io.github.camelwecom.kf.client.KfPlatform.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the level, the log of the client, and of the HttpClient under it, shows no token, secret, query or text. */
class LogSecrecyTest {

    private static final List<String> LOGGERS = List.of(LogSecrecyTest.class.getPackageName(), "org.apache.hc");

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
