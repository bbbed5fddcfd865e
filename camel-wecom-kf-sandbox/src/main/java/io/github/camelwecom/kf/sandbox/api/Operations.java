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
package io.github.camelwecom.kf.sandbox.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.api.account.AccountOperations;
import io.github.camelwecom.kf.sandbox.api.call.Operation;
import io.github.camelwecom.kf.sandbox.api.customer.CustomerOperations;
import io.github.camelwecom.kf.sandbox.api.knowledge.KnowledgeOperations;
import io.github.camelwecom.kf.sandbox.api.media.MediaOperations;
import io.github.camelwecom.kf.sandbox.api.message.MessageOperations;
import io.github.camelwecom.kf.sandbox.api.platform.PlatformOperations;
import io.github.camelwecom.kf.sandbox.api.session.SessionOperations;
import io.github.camelwecom.kf.sandbox.api.statistic.StatisticOperations;

/** All operations the sandbox knows, by path. */
final class Operations {

    private static final Map<String, Operation> BY_PATH = Stream.of(
            PlatformOperations.all(),
            AccountOperations.all(),
            SessionOperations.all(),
            MessageOperations.all(),
            CustomerOperations.all(),
            StatisticOperations.all(),
            KnowledgeOperations.all(),
            MediaOperations.all())
            .flatMap(List::stream)
            .collect(Collectors.toMap(Operation::path, Function.identity(), (a, b) -> a, TreeMap::new));

    private Operations() {
    }

    static Optional<Operation> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    static Collection<String> paths() {
        return BY_PATH.keySet();
    }

    /** @throws IllegalArgumentException for a path the sandbox does not know, since its fault would never happen */
    static void requireKnown(String path) {
        if (!BY_PATH.containsKey(path)) {
            throw new IllegalArgumentException("Unknown operation '" + path + "', known are " + BY_PATH.keySet());
        }
    }
}
