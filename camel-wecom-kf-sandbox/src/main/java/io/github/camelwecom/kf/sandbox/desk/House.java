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
package io.github.camelwecom.kf.sandbox.desk;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelwecom.kf.sandbox.api.ApiServer;
import io.github.camelwecom.kf.sandbox.callback.CallbackDesk;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.Ids;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/**
 * What the desk works with.
 *
 * @param credentials what an application is configured with
 * @param clockMover  puts the clock forward; {@code null} when it is one of the user's own
 */
public record House(
        CorpGuard corp, ApiServer api, CallbackDesk callbacks, Ids ids, Clock clock, Credentials credentials,
        Consumer<Duration> clockMover) {

    /** Whether it is the sandbox's own clock and not one of the user's. */
    boolean clockIsMovable() {
        return clockMover != null;
    }

    void advance(Duration duration) {
        if (clockMover == null) {
            throw new DeskRefusal(409, "This sandbox was built with a clock of its user, move that one");
        }
        clockMover.accept(duration);
    }

    /** The account asked for, else the first one. */
    static KfAccount account(Corp corp, Ask ask) {
        return ask.text("account").map(account -> account(corp, account)).orElseGet(corp.accounts()::first);
    }

    /** The account of that open_kfid or, since that is made up, of that name. */
    static KfAccount account(Corp corp, String idOrName) {
        return corp.accounts().all().stream().filter(account -> account.name().equals(idOrName)).findFirst()
                .orElseGet(() -> corp.accounts().get(idOrName));
    }

    static MediaType mediaType(Ask ask) {
        return MediaType.of(ask.text("type").orElse("file"))
                .orElseThrow(() -> new DeskRefusal(400, "type must be image, voice, video or file"));
    }

    /** The customer named in the path or in the body, who must exist. */
    static Customer customer(Corp corp, String externalUserId) {
        return corp.customers().get(externalUserId);
    }

    /**
     * What an application is configured with.
     *
     * @param token callbacks are signed with
     */
    public record Credentials(
            Supplier<URI> baseUri, String corpId, String secret, String token, String encodingAesKey) {

        @Override
        public String toString() {
            return "Credentials[corpId=" + corpId + "]";
        }
    }
}
