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

import io.github.camelwecom.kf.model.callback.CallbackNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The started subscribers of one path at one moment. Immutable, so that a request sees the same subscribers from the
 * check of its signature to the telling of the listeners.
 */
final class CallbackRoster {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRoster.class);

    private final List<CallbackSubscriber> subscribers;
    private final Collection<CallbackVerifier> verifiers;

    CallbackRoster(List<CallbackSubscriber> subscribers) {
        this.subscribers = List.copyOf(subscribers);
        Map<CallbackCredentials, CallbackVerifier> distinct = new LinkedHashMap<>();
        for (CallbackSubscriber subscriber : subscribers) {
            distinct.putIfAbsent(subscriber.credentials(), subscriber.verifier());
        }
        this.verifiers = List.copyOf(distinct.values());
    }

    boolean isEmpty() {
        return subscribers.isEmpty();
    }

    boolean has(CallbackSubscriber subscriber) {
        return subscribers.contains(subscriber);
    }

    CallbackRoster with(CallbackSubscriber subscriber) {
        List<CallbackSubscriber> more = new ArrayList<>(subscribers);
        more.add(subscriber);
        return new CallbackRoster(more);
    }

    CallbackRoster without(CallbackSubscriber subscriber) {
        List<CallbackSubscriber> fewer = new ArrayList<>(subscribers);
        fewer.remove(subscriber);
        return new CallbackRoster(fewer);
    }

    /**
     * The route the path's HTTP exchanges are counted for: of those that share it, the one that started first.
     */
    String routeId() {
        return subscribers.get(0).routeId();
    }

    /**
     * Finds the credentials that a callback was signed with: those of several corps may have the same token.
     *
     * @throws CallbackRefusedException if there are none
     */
    List<CallbackVerifier> signers(CallbackQuery query, String encrypted) {
        List<CallbackVerifier> signers = verifiers.stream().filter(verifier -> verifier.hasSigned(query, encrypted)).toList();
        if (signers.isEmpty()) {
            throw new CallbackRefusedException(CallbackRefusal.SIGNATURE);
        }
        return signers;
    }

    /**
     * Opens a callback with those of its signers' credentials that fit it. If none fit, the check that failed last
     * tells most: another corp's fail early.
     *
     * @throws CallbackRefusedException if no credentials fit
     */
    static VerifiedCallback open(List<CallbackVerifier> signers, String encrypted) {
        CallbackRefusedException last = new CallbackRefusedException(CallbackRefusal.SIGNATURE);
        for (CallbackVerifier signer : signers) {
            try {
                return signer.decrypt(encrypted);
            } catch (CallbackRefusedException e) {
                last = e.refusal().compareTo(last.refusal()) > 0 ? e : last;
            }
        }
        throw last;
    }

    /**
     * Tells every subscriber of the receiver, whichever of the receiver's credentials the callback was verified with.
     *
     * @throws CallbackRefusedException if one of them could not take it; the others were told
     */
    void tell(String receiveId, CallbackNotice notice) {
        RuntimeException failure = null;
        for (CallbackSubscriber subscriber : subscribers) {
            if (subscriber.credentials().receiveId().equals(receiveId)) {
                try {
                    subscriber.listener().onNotice(notice);
                } catch (RuntimeException e) {
                    LOG.debug("A consumer could not take {}", notice, e);
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw CallbackRefusedException.notTaken(failure);
        }
    }
}
