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

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the signatures of processed callbacks where other nodes look, too. This node's own memory is asked first.
 */
final class SharedSignatures implements ReplayGuard {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSignatures.class);
    /** The column of Camel's JDBC repositories takes no more; paths that differ only behind that are taken for one. */
    private static final int LONGEST = 100;

    private final ReplayGuard here;
    private final IdempotentRepository repository;
    private final String path;

    /** @param path where the callbacks come in, for a repository may be that of several paths */
    SharedSignatures(ReplayGuard here, IdempotentRepository repository, String path) {
        this.here = here;
        this.repository = repository;
        this.path = path;
    }

    @Override
    public boolean once(String signature, Runnable processing) {
        AtomicBoolean processed = new AtomicBoolean();
        here.once(signature, () -> processed.set(onceOfAllNodes(key(signature), processing)));
        return processed.get();
    }

    private String key(String signature) {
        String key = signature + path;
        return key.substring(0, Math.min(LONGEST, key.length()));
    }

    private boolean onceOfAllNodes(String key, Runnable processing) {
        if (!add(key)) {
            return false;
        }
        try {
            processing.run();
        } catch (RuntimeException | Error e) {
            remove(key);
            throw e;
        }
        return true;
    }

    /** Before it is processed, or two nodes could do that at the same moment. */
    private boolean add(String key) {
        try {
            return repository.add(key);
        } catch (RuntimeException e) {
            throw CallbackRefusedException.notTaken(e);
        }
    }

    private void remove(String key) {
        try {
            repository.remove(key);
        } catch (RuntimeException e) {
            LOG.warn("A callback that could not be taken will not be taken when it comes again, for it cannot be removed from"
                     + " the callbackRepository: {}",
                    e.getClass().getName());
        }
    }
}
