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

import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.client.KfClient;

/**
 * A client that is not closed, but with its component, as long as somebody has this.
 */
final class ClientLease implements AutoCloseable {

    private final KfClient client;
    private final Runnable giveBack;
    private final AtomicInteger holders = new AtomicInteger(1);

    ClientLease(KfClient client, Runnable giveBack) {
        this.client = client;
        this.giveBack = giveBack;
    }

    KfClient client() {
        return client;
    }

    /** Has one more holder, who closes it, too. Returns false when all have closed it. */
    boolean retain() {
        return holders.getAndUpdate(number -> number == 0 ? 0 : number + 1) > 0;
    }

    @Override
    public void close() {
        if (holders.decrementAndGet() == 0) {
            giveBack.run();
        }
    }
}
