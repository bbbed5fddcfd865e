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
import java.util.concurrent.RejectedExecutionException;

import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.model.callback.CallbackNotice;

/**
 * The started consumers of one corp, told what no callback path of this node was.
 */
final class NewsHere implements CallbackListener {

    private final WecomKfComponent component;
    private final String corpId;

    NewsHere(WecomKfComponent component, String corpId) {
        this.component = component;
        this.corpId = corpId;
    }

    /**
     * @throws RejectedExecutionException when nobody here reads the corp's accounts, or another node has the account
     */
    @Override
    public void onNotice(CallbackNotice notice) {
        List<WecomKfSyncConsumer> consumers = component.startedConsumers().stream()
                .filter(consumer -> corpId.equals(consumer.getEndpoint().getConfiguration().getCorpId())).toList();
        if (consumers.isEmpty()) {
            throw new RejectedExecutionException(
                    "wecom-kf:announce finds no started consumer wecom-kf:syncMsg of corp " + corpId
                                                 + " in this Camel context");
        }
        consumers.forEach(consumer -> consumer.announce(notice));
    }
}
