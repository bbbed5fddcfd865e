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
package io.github.camelwecom.kf.progress.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.ProgressFormat;
import io.github.camelwecom.kf.progress.ProgressLines;
import org.apache.camel.spi.StateRepository;

/**
 * The kept messages of an account as one value of a repository, which alone has their JSON. One thread at a time may
 * write it.
 */
final class KeptValue {

    private final StateRepository<String, String> repository;
    private final String key;

    KeptValue(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
    }

    StoredLines stored() {
        return new StoredLines(repository.getState(key));
    }

    /** Keeps what is in it of these messages, and some more. */
    void write(Set<String> stillKept, List<KeptMessage> added) {
        Set<String> addedKeys = added.stream().map(KeptMessage::messageKey).collect(Collectors.toSet());
        List<String> lines = ProgressFormat.lines(into -> {
            stored().read(new ProgressLines() {
                @Override
                public void kept(KeptMessage message) {
                    if (stillKept.contains(message.messageKey()) && !addedKeys.contains(message.messageKey())) {
                        into.kept(message);
                    }
                }
            });
            added.forEach(into::kept);
            into.complete();
        });
        repository.setState(key, StoredLines.of(lines));
    }

    /** Null when it is not there. */
    String json(String messageKey) {
        String beginning = ProgressFormat.beginningOfKept(messageKey);
        List<String> json = new ArrayList<>();
        stored().lines().stream().filter(line -> line.startsWith(beginning))
                .forEach(line -> ProgressFormat.read(line, new ProgressLines() {
                    @Override
                    public void kept(KeptMessage message) {
                        json.add(message.json());
                    }
                }));
        return json.isEmpty() ? null : json.get(json.size() - 1);
    }
}
