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
package io.github.camelwecom.kf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What a route can do with the body that mediaGet gives, small or large: read it again, give it to several branches, to
 * a caller; and what is left of it then.
 */
@Tag("once")
class MediaBodiesTest extends WecomKfTestSupport {

    private static final int LARGE = 3 * 1024 * 1024;

    @TempDir
    Path files;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:steps").to("wecom-kf:mediaGet").process(MediaBodiesTest::noteKind)
                        .log("${header.CamelFileName}").process(MediaBodiesTest::noteKind).to("mock:steps");
                from("direct:twice").to("wecom-kf:mediaGet").to("file:" + files + "?fileName=first")
                        .to("file:" + files + "?fileName=second").process(this::half)
                        .to("file:" + files + "?fileName=third");
                from("direct:branches").to("wecom-kf:mediaGet").multicast().parallelProcessing()
                        .to("file:" + files + "?fileName=first", "file:" + files + "?fileName=second",
                                "file:" + files + "?fileName=third");
                from("direct:tap").to("wecom-kf:mediaGet").wireTap("direct:tapped").end().setBody(constant("done"));
                from("direct:tapped").delay(500).to("file:" + files + "?fileName=first");
                from("direct:seda").to("wecom-kf:mediaGet").to("seda:later");
                from("seda:later").delay(500).to("file:" + files + "?fileName=first");
                from("direct:split").split(body()).aggregationStrategy((all, one) -> one).to("wecom-kf:mediaGet").end()
                        .to("file:" + files + "?fileName=first");
                from("direct:unread").to("wecom-kf:mediaGet");
                from("direct:answer").to("wecom-kf:mediaGet")
                        .to("wecom-kf:sendMsg?msgType=file&externalUserId=ann&openKfId=" + sandbox.account().openKfId());
            }

            private void half(Exchange exchange) throws IOException {
                exchange.getMessage().getBody(InputStream.class).readNBytes(1000);
            }
        };
    }

    private static void noteKind(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        exchange.setProperty("kind", exchange.getProperty("kind", "", String.class) + (body instanceof StreamCache cache
                ? "cache " + cache.inMemory() + ";" : body.getClass().getName()));
    }

    private String media(int size) {
        return sandbox.media(MediaType.FILE, "film.mp4", MediaContent.generated(size));
    }

    private byte[] content(int size) {
        return sandbox.media(media(size)).content().bytes(0, size);
    }

    @ParameterizedTest
    @ValueSource(ints = { 6, 128 * 1024, 128 * 1024 + 1, LARGE })
    void isAStreamCacheThatCamelTakesFromStepToStep(int size) {
        template.sendBody("direct:steps", media(size));

        assertThat(mock("steps").getExchanges().get(0).getProperty("kind", String.class))
                .isEqualTo(("cache " + (size <= 128 * 1024) + ";").repeat(2));
    }

    @ParameterizedTest
    @ValueSource(ints = { 6, 128 * 1024, 128 * 1024 + 1, LARGE })
    void isReadByWhoAskedForIt(int size) throws Exception {
        byte[] content = content(size);
        for (String uri : List.of("wecom-kf:mediaGet", "direct:unread")) {
            InputStream answer = template.requestBody(uri, media(size), InputStream.class);
            assertThat(answer.readAllBytes()).as(uri).isEqualTo(content);
            answer.reset();
            assertThat(answer.readAllBytes()).as(uri + " again").isEqualTo(content);
            answer.close();

            Exchange exchange = template.request(uri, in -> in.getMessage().setBody(media(size)));
            assertThat(exchange.getMessage().getBody(byte[].class)).as(uri).isEqualTo(content);
            assertThat(template.requestBody(uri, media(size), byte[].class)).as(uri).isEqualTo(content);
        }
        Exchange sent = template.send("wecom-kf:mediaGet", in -> in.getMessage().setBody(media(size)));
        assertThat(sent.getMessage().getBody(byte[].class)).isEqualTo(content);
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:twice", "direct:branches" })
    void isReadSeveralTimes(String route) throws Exception {
        template.sendBody(route, media(LARGE));

        for (String file : List.of("first", "second", "third")) {
            assertThat(files.resolve(file)).hasBinaryContent(content(LARGE));
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:tap", "direct:seda", "direct:split" })
    void isThereAsLongAsAnyBranchHasIt(String route) throws Exception {
        template.sendBody(route, media(LARGE));

        await().until(() -> Files.exists(files.resolve("first")));
        await().untilAsserted(() -> assertThat(files.resolve("first")).hasBinaryContent(content(LARGE)));
        nothingIsLeft();
    }

    @Test
    void goesBackToTheCustomer() throws Exception {
        SandboxCustomer customer = sandbox.customer("ann").unannounced();
        customer.says("my film, please");

        template.sendBody("direct:answer", media(LARGE));

        assertThat(customer.received()).singleElement().satisfies(received -> assertThat(
                sandbox.media(received.body().path("media_id").asText()).content().bytes(0, LARGE)).isEqualTo(content(LARGE)));
        nothingIsLeft();
    }

    @Test
    void isGoneWithAnExchangeThatNobodyWaitsFor() throws Exception {
        Exchange done = template.send("direct:unread", in -> in.getMessage().setBody(media(LARGE)));

        StreamCache body = (StreamCache) done.getMessage().getBody();
        nothingIsLeft();
        assertThatThrownBy(() -> body.writeTo(new ByteArrayOutputStream())).isInstanceOf(IOException.class)
                .hasMessageContaining("went with its exchange");
    }

    /** Of other tests there may be some, in other processes. */
    private void nothingIsLeft() throws Exception {
        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(spooled()).isEmpty());
    }

    private static Set<Path> spooled() throws IOException {
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return temporary.filter(file -> file.getFileName().toString().matches("wecom-kf-.*\\.media"))
                    .filter(file -> file.toFile().length() == LARGE).collect(Collectors.toSet());
        }
    }
}
