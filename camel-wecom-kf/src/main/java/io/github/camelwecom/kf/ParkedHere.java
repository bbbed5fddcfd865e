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

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sync.Parked;
import io.github.camelwecom.kf.sync.ParkedMessage;

/**
 * The messages that the started consumers of one corp have set aside. An account is read by one of them only.
 */
final class ParkedHere implements Parked {

    private final WecomKfComponent component;
    private final String corpId;

    ParkedHere(WecomKfComponent component, String corpId) {
        this.component = component;
        this.corpId = corpId;
    }

    @Override
    public List<ParkedMessage> parked() {
        return consumers().flatMap(consumer -> consumer.parked().stream()).toList();
    }

    @Override
    public boolean unpark(String openKfId, String messageId) {
        return any(consumer -> consumer.unpark(openKfId, messageId));
    }

    @Override
    public boolean dropParked(String openKfId, String messageId) {
        return any(consumer -> consumer.dropParked(openKfId, messageId));
    }

    private boolean any(Predicate<Parked> act) {
        return consumers().anyMatch(act);
    }

    private Stream<WecomKfSyncConsumer> consumers() {
        return component.startedConsumers().stream()
                .filter(consumer -> corpId.equals(consumer.getEndpoint().getConfiguration().getCorpId()));
    }
}
