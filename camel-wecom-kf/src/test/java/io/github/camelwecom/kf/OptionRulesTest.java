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

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * A value that cannot be right is refused when the application starts, under the name of the option, with what is
 * allowed.
 */
class OptionRulesTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
    private static final String COMPLETE = "corpId=ww1&secret=s3cret&token=t0ken&encodingAesKey=" + KEY;
    /** On and off, objects, and numbers of which each means something. */
    private static final Set<String> TAKES_ANYTHING
            = Set.of("dataSource", "createTables", "splitLongText", "answerOnce", "fetchAll", "validateRequests",
                    "cursorRepository", "idempotentRepository", "callbackRepository", "accessTokenProvider",
                    "sslContextParameters",
                    "maximumRedeliveries", "configuration", "useGlobalSslContextParameters", "callbackReplayGuard");

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                arguments("corpId", "ww 1", "4 characters", "WeCom console"),
                arguments("corpId", "ww1\n", "4 characters", "line break"),
                arguments("secret", "s3cr et-value", "13 characters", "WeCom console"),
                arguments("secret", "s3cret-value\r\n", "14 characters", "line break"),
                arguments("secret", "s3cret-value\u200b", "invisible", "WeCom console"),
                arguments("secret", "x".repeat(300), "300 characters", "256"),
                arguments("baseUri", "qyapi.weixin.qq.com", "http(s)://", "https://qyapi.weixin.qq.com"),
                arguments("baseUri", "ftp://qyapi.weixin.qq.com", "http(s)://", "https://qyapi.weixin.qq.com"),
                arguments("baseUri", "https://", "http(s)://", "https://qyapi.weixin.qq.com"),
                arguments("baseUri", "", "http(s)://", "https://qyapi.weixin.qq.com"),
                arguments("openKfId", "wk 1", "4 characters", "wecom-kf:accountList"),
                arguments("openKfId", "wk\n2026-01-01 ERROR", "characters", "wecom-kf:accountList"),
                arguments("openKfId", "w".repeat(65), "65 characters", "64"),
                arguments("token", "with-dash", "letters and digits", "callback configuration"),
                arguments("token", "x".repeat(33), "33 characters", "1 to 32"),
                arguments("encodingAesKey", "short", "5 characters", "43 letters and digits"),
                arguments("receiveId", "ww 1", "4 characters", "blank"),
                arguments("callbackPath", "/wecom/*", "/wecom/*", "/wecom/kf/callback"),
                arguments("callbackPath", "/", "it must be like", "/wecom/kf/callback"),
                arguments("stateDirectory", " ", "no name of a directory", "write"),
                arguments("stateDirectory", "a\u0000b", "no name of a directory", "write"),
                arguments("startFrom", null, "EARLIEST", "LATEST"),
                arguments("safetyNetInterval", 0L, "is 0", "at least 1"),
                arguments("safetyNetInterval", -1L, "is -1", "at least 1"),
                arguments("pageSize", 0, "is 0", "from 1 to 1000"),
                arguments("pageSize", 5000, "is 5000", "from 1 to 1000"),
                arguments("voiceFormat", 2, "is 2", "0 for AMR, 1 for Silk"),
                arguments("voiceFormat", -1, "is -1", "from 0 to 1"),
                arguments("readerLease", 999L, "is 999", "from 1000 to 600000"),
                arguments("nodeName", "my node", "blanks", "a name of this node"),
                arguments("redeliveryDelay", -1L, "is -1", "at least 0"),
                arguments("maximumRedeliveryDelay", -1L, "is -1", "at least 0"),
                arguments("onExhausted", null, "PARK", "STOP"),
                arguments("maximumKeptMessages", 0, "is 0", "at least 1"),
                arguments("maximumKeptSize", 0L, "is 0", "at least 1"),
                arguments("parkedFor", 0L, "is 0", "at least 1"),
                arguments("maximumPendingMessages", 0, "is 0", "at least 1"),
                arguments("concurrentCustomers", 0, "is 0", "at least 1"),
                arguments("msgType", "txt", "text, image", "Did you mean text?"),
                arguments("mediaType", "movie", "is movie", "image, voice, video, file"),
                arguments("sceneParam", "\u4f60".repeat(15), "too long", "128 bytes"),
                arguments("externalUserId", "wm 1", "4 characters", "customer"),
                arguments("serviceState", 5, "is 5", "4 ended"),
                arguments("serviceState", -1, "is -1", "from 0 to 4"),
                arguments("servicerUserId", "zhang san", "9 characters", "member"),
                arguments("connectTimeout", 0L, "is 0", "at least 1"),
                arguments("responseTimeout", -1L, "is -1", "at least 1"),
                arguments("callTimeout", 0L, "is 0", "at least 1"),
                arguments("callbackMaxBodySize", 0, "is 0", "at least 1"),
                arguments("callbackFreshness", -1L, "is -1", "at least 0"),
                arguments("shareAccessToken", true, "is true", "set dataSource"),
                arguments("maxConcurrentSync", 0, "is 0", "at least 1"),
                arguments("maxTokenlessSyncPerMinute", 0, "is 0", "at least 1"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aConsumerWithAWrongValueDoesNotStart(String option, Object value, String what, String remedy) throws Exception {
        assertRefused(option, value, what, remedy, routes -> routes.from("wecom-kf:syncMsg").to("mock:none"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aProducerWithAWrongValueDoesNotStart(String option, Object value, String what, String remedy) throws Exception {
        assertRefused(option, value, what, remedy, routes -> routes.from("direct:in").to("wecom-kf:sendMsg"));
    }

    private static void assertRefused(
            String option, Object value, String what, String remedy, Consumer<RouteBuilder> routes)
            throws Exception {
        WecomKfComponent component = complete();
        set(component, option, value);

        Throwable refusal = rootCause(catchThrowable(() -> start(component, routes)));

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal).hasMessageStartingWith("Option " + option + " ").hasMessageContainingAll(what, remedy);
        assertThat(refusal.getMessage()).doesNotContain("s3cr", "\n", "\r");
    }

    @Test
    void everyOptionIsInTheTableOrTakesAnything() {
        Set<String> inTheTable = wrongValues().map(row -> (String) row.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>();
        Stream.of(WecomKfConfiguration.class, WecomKfComponent.class).map(Class::getDeclaredFields).flatMap(Arrays::stream)
                .filter(OptionRulesTest::isOption).map(Field::getName).forEach(expected::add);
        expected.removeAll(TAKES_ANYTHING);

        assertThat(inTheTable).isEqualTo(expected);
    }

    private static boolean isOption(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && (field.isAnnotationPresent(UriParam.class) || field.isAnnotationPresent(Metadata.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "pageSize=1", "pageSize=1000", "voiceFormat=1", "safetyNetInterval=1", "redeliveryDelay=0",
            "openKfId=wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q", "baseUri=http://127.0.0.1:8080", "baseUri=https://gateway/wecom/",
            "serviceState=0", "serviceState=4", "msgType=ca_link", "mediaType=voice", "maximumRedeliveries=-1",
            "sceneParam=%E4%BD%A0%E5%A5%BD", "stateDirectory=target/options" })
    void aValueAtTheLimitIsTaken(String option) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfEndpoint endpoint
                    = context.getEndpoint("wecom-kf:syncMsg?" + COMPLETE + "&" + option, WecomKfEndpoint.class);

            OptionRules.check(endpoint.getConfiguration());

            assertThat(endpoint.createProducer()).isNotNull();
        }
    }

    private static WecomKfComponent complete() {
        WecomKfComponent component = new WecomKfComponent();
        component.getConfiguration().setCorpId("ww1");
        component.getConfiguration().setSecret("s3cret-value");
        component.getConfiguration().setToken("t0ken");
        component.getConfiguration().setEncodingAesKey(KEY);
        component.getConfiguration().setBaseUri("http://127.0.0.1:1");
        return component;
    }

    private static void set(WecomKfComponent component, String option, Object value) throws Exception {
        Class<?> owner = Arrays.stream(WecomKfConfiguration.class.getDeclaredFields()).map(Field::getName)
                .anyMatch(option::equals) ? WecomKfConfiguration.class : WecomKfComponent.class;
        Field field = owner.getDeclaredField(option);
        field.setAccessible(true);
        field.set(owner == WecomKfComponent.class ? component : component.getConfiguration(), value);
    }

    private static void start(WecomKfComponent component, Consumer<RouteBuilder> routes) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            MainHttpServer server = new MainHttpServer();
            server.setHost("127.0.0.1");
            server.setPort(0);
            context.addService(server);
            context.addComponent("wecom-kf", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    routes.accept(this);
                }
            });
            context.start();
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "sendMgs|sendMsg", "sendmsg|sendMsg", "synMsg|syncMsg", "serviceStateTran|serviceStateTrans",
            "acountList|accountList", "mediaget|mediaGet", "sendmessage|sendMsg", "getMessage|getCallbackMessage" })
    void anUnknownOperationIsAnsweredWithTheOneThatWasMeant(String pair) {
        String given = pair.substring(0, pair.indexOf('|'));
        String meant = pair.substring(pair.indexOf('|') + 1);

        assertThat(rootCause(catchThrowable(() -> producer("wecom-kf:" + given + "?" + COMPLETE))))
                .hasMessage("There is no operation " + given + ". Did you mean " + meant + "?");
    }

    @Test
    void anOperationThatIsLikeNoneIsAnsweredWithAllOfThem() {
        assertThat(rootCause(catchThrowable(() -> producer("wecom-kf:zzzzzzzz?" + COMPLETE))))
                .hasMessageStartingWith("There is no operation zzzzzzzz. The operations are accountAdd, ");
    }

    @Test
    void whatCannotBeConsumedFromIsAnsweredWithWhatCan() {
        assertThat(rootCause(catchThrowable(() -> start(complete(), routes -> routes.from("wecom-kf:synMsg").to("mock:none")))))
                .hasMessageStartingWith("wecom-kf:synMsg cannot be consumed from. Did you mean syncMsg? Consume from ");
        assertThat(rootCause(catchThrowable(() -> producer("wecom-kf:callback?" + COMPLETE))))
                .hasMessageContainingAll("can only be consumed from", "wecom-kf:getCallbackMessage");
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheOneThatWasMeantAndWithoutItsValue() {
        assertThat(
                rootCause(catchThrowable(() -> producer("wecom-kf:sendMsg?corpId=ww1&pagSize=5&tokn=t0psecret&secert=s3cr3t"))))
                .hasMessageContainingAll("There is no option pagSize. Did you mean pageSize?",
                        "There is no option tokn. Did you mean token?", "There is no option secert. Did you mean secret?",
                        "The options are accessTokenProvider, answerOnce, ")
                .message().doesNotContain("t0psecret", "s3cr3t");
    }

    private static void producer(String uri) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getEndpoint(uri).createProducer();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "iban,iban", "iban,IBAN", " iban , iban ", ",iban,", "encodingAesKey", "encodingaeskey,iban" })
    void keywordsOfTheUsersMayBeRepeated(String keywords) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getCamelContextExtension().setAdditionalSensitiveKeywords(keywords);

            context.getComponent("wecom-kf");

            assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords().split(","))
                    .doesNotHaveDuplicates().anyMatch("encodingAesKey"::equalsIgnoreCase);
        }
    }

    @Test
    void theProtocolIsThatOfTheAddress() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(protocol(context, "http://127.0.0.1:8080")).isEqualTo("http");
            assertThat(protocol(context, "https://127.0.0.1:8080")).isEqualTo("https");
            assertThat(protocol(context, "nonsense")).isEqualTo("https");
        }
    }

    private static String protocol(DefaultCamelContext context, String baseUri) {
        return context.getEndpoint("wecom-kf:syncMsg?corpId=ww1&baseUri=" + baseUri, WecomKfEndpoint.class)
                .getServiceProtocol();
    }
}
