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
package io.github.camelwecom.kf.database;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelwecom.kf.database.NewsTable.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News on their way to the database, the last word of each account. Who brings some does not wait for the database, and
 * need not know whether it is there: what it does not take now is for the next try.
 */
public final class NewsOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(NewsOutbox.class);
    /** Where more accounts have news, the reader looks at all of them. */
    private static final int MOST_ACCOUNTS = 1000;

    private final NewsTable table;
    private final Executor worker;
    private final Lock lock = new ReentrantLock();
    // All below is guarded by the lock.
    private final Map<String, News> waiting = new LinkedHashMap<>();
    private boolean worked;
    private boolean failing;

    /** @param worker whose thread waits for the database */
    public NewsOutbox(NewsTable table, Executor worker) {
        this.table = table;
        this.worker = worker;
    }

    public void add(News news) {
        lock.lock();
        try {
            if (waiting.size() >= MOST_ACCOUNTS && !waiting.containsKey(news.openKfId())) {
                waiting.clear();
                put(News.ofAnyAccount());
            } else {
                put(news);
            }
            startUnlessWorked();
        } finally {
            lock.unlock();
        }
    }

    private void put(News news) {
        waiting.put(news.openKfId(), news);
    }

    /** To be called now and then. */
    public void tryAgain() {
        lock.lock();
        try {
            if (!waiting.isEmpty()) {
                startUnlessWorked();
            }
        } finally {
            lock.unlock();
        }
    }

    private void startUnlessWorked() {
        if (!worked) {
            worker.execute(this::work);
            worked = true;
        }
    }

    private void work() {
        Optional<News> next = next();
        while (next.isPresent()) {
            next = tell(next.get()) ? next() : Optional.empty();
        }
    }

    private Optional<News> next() {
        lock.lock();
        try {
            Optional<News> next = waiting.values().stream().findFirst();
            // before it is told: what comes later may be about what came later
            next.ifPresent(news -> waiting.remove(news.openKfId()));
            worked = next.isPresent();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean tell(News news) {
        boolean told = false;
        try {
            table.tell(news);
            told = true;
        } catch (UncheckedIOException e) {
            warn(e);
        } finally {
            told(news, told);
        }
        return told;
    }

    private void warn(UncheckedIOException e) {
        if (!failing) {
            LOG.warn("What callbacks say waits at this node until the database takes it: {}", e.getMessage());
        }
    }

    private void told(News news, boolean told) {
        lock.lock();
        try {
            failing = !told;
            if (!told) {
                waiting.putIfAbsent(news.openKfId(), news);
                worked = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Of how many accounts news wait. */
    public int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
