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
package io.github.camelwecom.kf.sync;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether more of an account may be kept, and tells when that comes near its limit, and again after it was far from it.
 */
final class KeptWatch {

    private static final Logger LOG = LoggerFactory.getLogger(KeptWatch.class);

    private final AccountContext account;
    private final KeepLimits limits;
    private final AtomicBoolean told = new AtomicBoolean();

    KeptWatch(AccountContext account) {
        this.account = account;
        this.limits = account.settings().keep();
    }

    boolean mayKeep() {
        return !limits.isReachedBy(account.backlog().keptInAll(), account.progress().keptBytes());
    }

    /** Something was kept, or is no longer. */
    void look() {
        int messages = account.backlog().keptInAll();
        long bytes = account.progress().keptBytes();
        if (!limits.isNear(messages, bytes)) {
            told.set(false);
        } else if (told.compareAndSet(false, true)) {
            LOG.warn("Account {} has {} messages with {} bytes kept or set aside; at {} messages or {} bytes (options"
                     + " maximumKeptMessages, maximumKeptSize) it is not read on. Repair what fails, or give back or drop what"
                     + " is set aside",
                    account.openKfId(), messages, bytes, limits.messages(), limits.bytes());
        }
    }
}
