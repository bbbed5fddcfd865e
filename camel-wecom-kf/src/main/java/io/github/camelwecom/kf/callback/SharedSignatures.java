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

/**
 * Remembers the signatures of processed callbacks where other nodes look, too. This node's own memory is asked first.
 * What the repository does not say in time is taken for new: a callback is only news, which do no harm twice, and one
 * that is not taken is lost once the platform gives up.
 */
final class SharedSignatures implements ReplayGuard {

    /** The column of Camel's JDBC repositories takes no more; paths that differ only behind that are taken for one. */
    private static final int LONGEST = 100;

    private final ReplayGuard here;
    private final TimelyRepository repository;
    private final String path;

    /** @param path where the callbacks come in, for a repository may be that of several paths */
    SharedSignatures(ReplayGuard here, TimelyRepository repository, String path) {
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

    /** It is added before it is processed, or two nodes could do that at the same moment. */
    private boolean onceOfAllNodes(String key, Runnable processing) {
        TimelyRepository.Entry entry = repository.add(key);
        if (!entry.isNew()) {
            return false;
        }
        try {
            processing.run();
        } catch (RuntimeException | Error e) {
            entry.remove();
            throw e;
        }
        return true;
    }
}
