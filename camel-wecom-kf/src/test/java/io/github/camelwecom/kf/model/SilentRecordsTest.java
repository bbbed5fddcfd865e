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
package io.github.camelwecom.kf.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.github.camelwecom.kf.model.message.UnknownMessage;
import io.github.camelwecom.kf.model.send.MessageContent;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import io.github.camelwecom.kf.model.send.TextContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The text forms of records end up in logs and exception texts, whether somebody meant it or not. They may show what
 * something is and whose, but never what was said, where somebody is, or what lets its holder write to somebody.
 */
@Tag("once")
class SilentRecordsTest {

    private static final Pattern SHOWN = Pattern.compile("<(\\w+)>");

    /** Ids, kinds and cursors. Whoever adds one judges whether a customer or servicer chose it. */
    private static final Set<String> MAY_BE_SHOWN = Set.of(
            "added", "appId", "chatId", "chatIds", "contentType", "corpId", "createdAt", "cursor", "event", "eventType",
            "externalUserId", "externalUserIds", "failMsgId", "groupId", "intentId", "ipList", "jobId", "mediaId", "msgId",
            "msgType", "openKfId", "recallMsgId", "removed", "servicerUserId", "toUser", "type", "userId", "userIds");

    /** What the corp itself chose or the platform says, and what is no value of a request at all. */
    private static final Map<String, Set<String>> MAY_BE_SHOWN_TOO = Map.ofEntries(
            Map.entry("Account", Set.of("name", "avatar")), Map.entry("AccountAddRequest", Set.of("name")),
            Map.entry("AccountUpdateRequest", Set.of("name")), Map.entry("AddContactWayRequest", Set.of("scene")),
            Map.entry("AddContactWayReply", Set.of("url")), Map.entry("MediaUploadImgReply", Set.of("url")),
            Map.entry("MediaUploadByUrlRequest", Set.of("filename")), Map.entry("Detail", Set.of("errmsg")),
            Map.entry("Result", Set.of("errmsg")), Map.entry("Findings", Set.of("field", "place", "problem")),
            Map.entry("Violation", Set.of("field", "problem")),
            Map.entry("OperationFacts", Set.of("chinesePurpose", "fixedFields", "path", "purpose")));

    /** The corp's own answers, for everybody to read. */
    private static final Pattern KNOWLEDGE = Pattern.compile(".*\\.[A-Za-z]*Knowledge\\w*(\\$\\w+)?");

    private static final Pattern HOLDING_WORDS
            = Pattern.compile("io\\.github\\.camelwecom\\.kf\\.(model|client|MediaBody)\\b");

    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(int.class, 1), Map.entry(long.class, 1L), Map.entry(boolean.class, true), Map.entry(double.class, 1.0),
            Map.entry(Integer.class, 1), Map.entry(Long.class, 1L), Map.entry(Boolean.class, true),
            Map.entry(Double.class, 1.0), Map.entry(Instant.class, Instant.EPOCH), Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(Duration.class, Duration.ofSeconds(1)));

    static Stream<Class<?>> records() {
        return new ClassFileImporter().withImportOption(new DoNotIncludeTests())
                .importPackages("io.github.camelwecom.kf").stream()
                .filter(type -> type.isRecord() && HOLDING_WORDS.matcher(type.getName()).lookingAt())
                .<Class<?>> map(JavaClass::reflect);
    }

    static Stream<Class<?>> recordsOfConversations() {
        return records().filter(type -> !KNOWLEDGE.matcher(type.getName()).matches());
    }

    @ParameterizedTest
    @MethodSource("recordsOfConversations")
    void aTextFormShowsOnlyWhatIsNobodysWords(Class<?> type) throws ReflectiveOperationException {
        Set<String> shown = SHOWN.matcher(filled(type).toString()).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        shown.removeAll(MAY_BE_SHOWN);
        shown.removeAll(MAY_BE_SHOWN_TOO.getOrDefault(type.getSimpleName(), Set.of()));
        assertThat(shown).isEmpty();
    }

    @Test
    void findsTheRecords() {
        assertThat(records()).hasSizeGreaterThan(100).contains(UnknownMessage.class, SendMsgRequest.class);
    }

    /** A record each of whose texts is the name of its component. */
    private static Object filled(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getName(), components[i].getGenericType());
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(String name, Type generic) throws ReflectiveOperationException {
        String text = "<" + name + ">";
        if (generic instanceof ParameterizedType parameterized) {
            return collection(name, parameterized);
        }
        Class<?> type = (Class<?>) generic;
        if (type.isRecord()) {
            return filled(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == String.class || type == Object.class) {
            return text;
        }
        return plain(text, type);
    }

    private static Object collection(String name, ParameterizedType type) throws ReflectiveOperationException {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (List.class == raw) {
            return Collections.singletonList(value(name, arguments[0]));
        }
        if (Map.class == raw) {
            return Collections.singletonMap(value(name, arguments[0]), value(name, arguments[1]));
        }
        return Set.class == raw ? Collections.singleton(value(name, arguments[0])) : null;
    }

    private static Object plain(String text, Class<?> type) {
        if (JsonNode.class.isAssignableFrom(type)) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            return json.put(text, text);
        }
        if (type == MessageContent.class) {
            return new TextContent(text);
        }
        return PLAIN.get(type);
    }
}
