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
package io.github.camelwecom.kf.reference;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.client.KfErrorCode;
import io.github.camelwecom.kf.model.EmptyReply;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.message.MessageEnvelope;
import io.github.camelwecom.kf.model.message.MessageReader;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page with every field of every record has them all, and what it says of Simple and Java is so. */
class MessagesPageTest {

    /** Shown once for all that have it. */
    private static final Set<String> SHOWN_ONCE = Set.of("envelope", "errcode", "errmsg", "raw");

    /** The platform does not give them back. */
    private static final Set<String> ONLY_SENT
            = Set.of("KnowledgeAttachment.Media.mediaId", "KnowledgeAttachment.MiniProgram.thumbMediaId");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private static final KfSandbox SANDBOX = KfSandbox.start();
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        WecomKfConfiguration configuration = CAMEL.getComponent("wecom-kf", WecomKfComponent.class).getConfiguration();
        configuration.setCorpId(SANDBOX.corpId());
        configuration.setToken(SANDBOX.token());
        configuration.setEncodingAesKey(SANDBOX.encodingAesKey());
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
        SANDBOX.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldOfEveryPublicRecordIsThere(PageLanguage language) throws Exception {
        String page = Files.readString(new MessagesPage().file(language));

        assertThat(fields().filter(field -> page.contains("`" + field.java() + "`")).map(ModelField::key))
                .containsAll(ModelDocs.read().texts().keySet().stream().filter(MessagesPageTest::isField).toList());
    }

    private static Stream<ModelField> fields() {
        return Stream.concat(MessagesPage.shown(), ModelFields.of(EmptyReply.class).stream());
    }

    /** Constants are written otherwise. */
    private static boolean isField(String name) {
        return Character.isLowerCase(last(name).charAt(0)) && !(SHOWN_ONCE.contains(last(name)) && isOfMany(name));
    }

    private static boolean isOfMany(String name) {
        return !name.startsWith("EmptyReply.");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Test
    void everythingIsSaidInChineseAndNothingElse() {
        Set<String> inChinese = PageLanguage.load("fields.zh-CN").stringPropertyNames();
        Set<String> names = Stream.concat(fields().map(ModelField::key), MessagesPage.enums().stream()
                .flatMap(type -> Stream.of(type.getEnumConstants()).map(constant -> type.getSimpleName() + "." + constant)))
                .collect(Collectors.toSet());

        assertThat(names).filteredOn(name -> !inChinese.contains("*." + last(name))).isSubsetOf(inChinese);
        assertThat(inChinese).filteredOn(name -> !name.startsWith("*")).isSubsetOf(names);
        assertThat(inChinese).filteredOn(name -> name.startsWith("*")).extracting(MessagesPageTest::last)
                .isSubsetOf(names.stream().map(MessagesPageTest::last).toList());
    }

    @Test
    void bothLanguagesNameTheSameNumbers() {
        Properties inChinese = PageLanguage.load("fields.zh-CN");
        Map<String, String> english = ModelDocs.read().texts();

        assertThat(inChinese.stringPropertyNames()).filteredOn(english::containsKey).allSatisfy(
                name -> assertThat(numbers(inChinese.getProperty(name))).isEqualTo(numbers(english.get(name))));
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    static Stream<MessageExample> messages() {
        return MessageExample.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void simpleReadsMessagesAsJavaDoes(MessageExample example) {
        assertThat(bySimple(example.message(), ofMessage(example))).isEqualTo(byJava(example.message(), ofMessage(example)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void simpleGivesNothingWhereAMessageLacksEverything(MessageExample example) {
        Object bare = MessageReader.read(KfJson.object().put("msgtype", example.message().msgType()).set("event",
                KfJson.object().put("event_type", example.message().envelope().eventType())));

        assertThat(bare).hasSameClassAs(example.message());
        assertThat(bySimple(bare, ofMessage(example))).isEqualTo(byJava(bare, ofMessage(example)));
    }

    private static List<ModelField> ofMessage(MessageExample example) {
        return Stream.of(ModelFields.of(MessageEnvelope.class), example.fields()).flatMap(List::stream)
                .filter(field -> !field.java().equals("eventType()") || example.message().msgType().equals("event")).toList();
    }

    static Stream<OperationSheet> replies() {
        return OperationSheet.all().stream().filter(sheet -> KfReply.class.isAssignableFrom(sheet.replyType()));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void simpleReadsRepliesAsJavaDoes(OperationSheet operation) throws Exception {
        List<ModelField> fields = ModelFields.of(operation.replyType());
        KfReply reply = reply(operation, ReplyExample.of(operation).json());

        assertThat(bySimple(reply, fields)).isEqualTo(byJava(reply, fields));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void simpleGivesNothingWhereAReplyLacksEverything(OperationSheet operation) throws Exception {
        List<ModelField> fields = ModelFields.of(operation.replyType());
        KfReply reply = reply(operation, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertThat(bySimple(reply, fields)).isEqualTo(byJava(reply, fields));
    }

    private static KfReply reply(OperationSheet operation, String json) throws Exception {
        ObjectNode answer = KfJson.parse(json.getBytes(StandardCharsets.UTF_8));
        return operation.replyType() == SyncMsgReply.class
                ? SyncMsgReply.read(answer) : KfJson.reply(answer, operation.replyType().asSubclass(KfReply.class));
    }

    @ParameterizedTest
    @EnumSource
    void simpleReadsCallbacksAsJavaDoes(NoticeExample example) throws Exception {
        List<ModelField> fields = ModelFields.of(example.record());
        Object notice = open(SANDBOX.seal(example.xml()));

        assertThat(notice).isExactlyInstanceOf(example.record());
        assertThat(bySimple(notice, fields)).isEqualTo(byJava(notice, fields)).doesNotContainValue(null);
    }

    private static Object open(SealedCallback sealed) throws Exception {
        try (ProducerTemplate template = CAMEL.createProducerTemplate()) {
            return template.requestBodyAndHeaders("wecom-kf:getCallbackMessage", sealed.xmlBody(), Map.of(
                    "msg_signature", sealed.signature(), "timestamp", sealed.timestamp(), "nonce", sealed.nonce()));
        }
    }

    @Test
    void someExampleHasAValueForEachField() throws Exception {
        Set<String> withValue = new TreeSet<>();
        messages().forEach(example -> addThoseWithValue(withValue, example.message(), ofMessage(example)));
        for (OperationSheet operation : replies().toList()) {
            addThoseWithValue(
                    withValue, reply(operation, ReplyExample.of(operation).json()), ModelFields.of(operation.replyType()));
        }

        assertThat(Stream.concat(messages().flatMap(example -> example.fields().stream()),
                replies().flatMap(operation -> ModelFields.of(operation.replyType()).stream())))
                .extracting(ModelField::key).filteredOn(key -> !ONLY_SENT.contains(key)).isSubsetOf(withValue);
    }

    private static void addThoseWithValue(Set<String> names, Object body, List<ModelField> fields) {
        fields.stream().filter(field -> valuesByJava(body, field, Integer.MAX_VALUE).findAny().isPresent()).map(ModelField::key)
                .forEach(names::add);
    }

    @Test
    void everyErrcodeIsOneOfTheTable() {
        assertThat(PageLanguage.load("errcodes").values()).flatExtracting(codes -> List.of(codes.toString().split(" ")))
                .filteredOn(code -> !code.isEmpty())
                .allSatisfy(code -> assertThat(KfErrorCode.of(Integer.parseInt(code.toString()))).isPresent());
    }

    private static Map<String, Object> bySimple(Object body, List<ModelField> fields) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(body);
        return values(fields, field -> CAMEL.resolveLanguage("simple").createExpression(field.expression())
                .evaluate(exchange, Object.class));
    }

    private static Map<String, Object> byJava(Object body, List<ModelField> fields) {
        return values(fields, field -> valueByJava(body, field));
    }

    private static Map<String, Object> values(List<ModelField> fields, Function<ModelField, Object> value) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.simple(), value.apply(field)));
        return values;
    }

    private static Object valueByJava(Object body, ModelField field) {
        return valuesByJava(body, field, 1).findFirst().orElse(null);
    }

    /**
     * @param items of how many items of each list on the way
     */
    private static Stream<Object> valuesByJava(Object body, ModelField field, int items) {
        Stream<Object> values = Stream.of(body);
        for (String call : field.java().split("\\.")) {
            values = values.flatMap(
                    value -> value instanceof List<?> list ? list.stream().limit(items) : Stream.ofNullable(call(value, call)));
        }
        return values;
    }

    private static Object call(Object value, String call) {
        try {
            return value.getClass().getMethod(call.replace("()", "")).invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No " + call + " of " + value.getClass(), e);
        }
    }
}
