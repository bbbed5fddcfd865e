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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer with messages, in the form in which the platform writes it. Its messages stay bytes until somebody asks for
 * their fields, so that a page is neither made into trees nor takes as much memory. In any other form an answer is left
 * to the reader that takes whatever comes, which finds the same in it.
 */
final class UsualAnswer {

    private static final String MESSAGES = "msg_list";

    /** Far more than the platform gives at once. */
    private static final int MAX_MESSAGES = 10_000;

    private final byte[] json;
    private final BooleanSupplier givenUp;
    private final UsualJson scanner;
    private final List<ObjectNode> messages = new ArrayList<>();
    private int listStart;
    private int listEnd;

    private UsualAnswer(byte[] json, BooleanSupplier givenUp) {
        this.json = json;
        this.givenUp = givenUp;
        this.scanner = new UsualJson(json);
    }

    /** Empty when it has another form, or no messages. */
    static Optional<ObjectNode> read(byte[] json, BooleanSupplier givenUp) throws IOException {
        UsualAnswer answer = new UsualAnswer(json, givenUp);
        return answer.takeMembers() ? Optional.of(answer.tree()) : Optional.empty();
    }

    private boolean takeMembers() throws IOException {
        if (!scanner.take('{')) {
            return false;
        }
        do {
            String name = scanner.takeName();
            if (name == null || !takeMember(name)) {
                return false;
            }
        } while (scanner.take(','));
        return listEnd > 0 && scanner.take('}') && scanner.isAtEnd() && scanner.values() <= LenientJson.MAX_VALUES;
    }

    /** What is large and has no messages need not be walked over. */
    private boolean takeMember(String name) throws IOException {
        boolean isList = scanner.isAt('[');
        if (MESSAGES.equals(name)) {
            return isList && listEnd == 0 && takeMessages();
        }
        return !isList && !scanner.isAt('{') && scanner.takeValue();
    }

    private boolean takeMessages() throws IOException {
        scanner.take('[');
        listStart = scanner.position();
        if (!scanner.isAt(']')) {
            do {
                WatchedBytes.requireWanted(givenUp);
                if (messages.size() == MAX_MESSAGES || !takeMessage()) {
                    return false;
                }
            } while (scanner.take(','));
        }
        listEnd = scanner.position();
        return scanner.take(']');
    }

    private boolean takeMessage() {
        if (!scanner.isAt('{')) {
            return false;
        }
        int start = scanner.position();
        if (!scanner.takeValue()) {
            return false;
        }
        messages.add(LateFields.object(Arrays.copyOfRange(json, start, scanner.position())));
        return true;
    }

    private ObjectNode tree() throws IOException {
        ByteArrayOutputStream withoutMessages = new ByteArrayOutputStream();
        withoutMessages.write(json, 0, listStart);
        withoutMessages.write(json, listEnd, json.length - listEnd);
        try (JsonParser parser = LenientJson.parser(withoutMessages.toByteArray())) {
            ObjectNode answer = (ObjectNode) LenientJson.next(parser);
            ((ArrayNode) answer.get(MESSAGES)).addAll(messages);
            return answer;
        }
    }
}
