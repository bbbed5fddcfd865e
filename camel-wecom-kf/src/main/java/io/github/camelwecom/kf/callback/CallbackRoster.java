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
package io.github.camelwecom.kf.callback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.model.CallbackNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The started subscriptions of one path at one moment. Immutable, so that a request sees the same subscriptions from
 * the check of its signature to the telling of the listeners.
 */
final class CallbackRoster {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRoster.class);

    private final List<CallbackSubscription> subscriptions;
    private final Collection<CallbackVerifier> verifiers;

    CallbackRoster(List<CallbackSubscription> subscriptions) {
        this.subscriptions = List.copyOf(subscriptions);
        Map<CallbackCredentials, CallbackVerifier> distinct = new LinkedHashMap<>();
        for (CallbackSubscription subscription : subscriptions) {
            distinct.putIfAbsent(subscription.credentials(), subscription.verifier());
        }
        this.verifiers = List.copyOf(distinct.values());
    }

    boolean isEmpty() {
        return subscriptions.isEmpty();
    }

    boolean has(CallbackSubscription subscription) {
        return subscriptions.contains(subscription);
    }

    CallbackRoster with(CallbackSubscription subscription) {
        List<CallbackSubscription> more = new ArrayList<>(subscriptions);
        more.add(subscription);
        return new CallbackRoster(more);
    }

    CallbackRoster without(CallbackSubscription subscription) {
        List<CallbackSubscription> fewer = new ArrayList<>(subscriptions);
        fewer.remove(subscription);
        return new CallbackRoster(fewer);
    }

    /**
     * The route the path's HTTP exchanges are counted for: of those that share it, the one that started first.
     */
    String routeId() {
        return subscriptions.get(0).routeId();
    }

    /**
     * Opens a callback with the credentials that fit it. If none fit, the check that failed last tells most:
     * credentials of another corp fail at the signature already.
     *
     * @throws CallbackRefusedException if no credentials fit
     */
    VerifiedCallback open(CallbackQuery query, String encrypted) {
        CallbackRefusedException last = new CallbackRefusedException(CallbackRefusal.NOT_STARTED);
        for (CallbackVerifier verifier : verifiers) {
            try {
                return verifier.open(query, encrypted);
            } catch (CallbackRefusedException e) {
                last = e.refusal().compareTo(last.refusal()) > 0 ? e : last;
            }
        }
        throw last;
    }

    /**
     * Tells every subscription of the receiver, whichever of the receiver's credentials the callback was verified with.
     *
     * @throws CallbackRefusedException if one of them could not take it; the others were told
     */
    void tell(String receiveId, CallbackNotice notice) {
        boolean taken = true;
        for (CallbackSubscription subscription : subscriptions) {
            if (subscription.credentials().receiveId().equals(receiveId)) {
                taken &= takes(subscription.listener(), notice);
            }
        }
        if (!taken) {
            throw new CallbackRefusedException(CallbackRefusal.NOT_TAKEN);
        }
    }

    private static boolean takes(CallbackListener listener, CallbackNotice notice) {
        try {
            listener.onNotice(notice);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("A consumer could not take {}", notice, e);
            return false;
        }
    }
}
