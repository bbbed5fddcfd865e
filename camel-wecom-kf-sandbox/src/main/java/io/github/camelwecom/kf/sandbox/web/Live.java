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
package io.github.camelwecom.kf.sandbox.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.desk.Told;
import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.Entry;
import wiremock.jakarta.servlet.AsyncContext;

/**
 * Tells pages what happens, by server-sent events. Each page has a place in the feeds and reads on from there, so that
 * a slow one needs no memory here; while no page looks there is not even a thread.
 */
final class Live implements AutoCloseable {

    private static final int BATCH = 200;
    private static final long HEARTBEAT_SECONDS = 10;
    private static final long REST_MILLIS = 30;

    private final CorpGuard corp;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    // Both are guarded by the lock.
    private boolean changed;
    private Thread teller;

    Live(CorpGuard corp) {
        this.corp = corp;
        corp.listen(this::wake);
    }

    /** From now on what is answered, and callbacks that fail, go there in lines for people. */
    void narrate(Consumer<String> out) {
        begin(new Watcher(new Narration(out), corp.lines().last(), corp.entries().last()));
    }

    void watch(AsyncContext page) {
        begin(new Watcher(new PageTelling(page), corp.lines().last(), corp.entries().last()));
    }

    private void begin(Watcher watcher) {
        watchers.add(watcher);
        lock.lock();
        try {
            changed = true;
            if (teller == null) {
                teller = new Thread(this::tell, "kf-sandbox-live");
                teller.setDaemon(true);
                teller.start();
            }
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        if (watchers.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            changed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        try {
            while (goesOn()) {
                watchers.removeIf(watcher -> !watcher.tell(corp));
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for news or for the next heartbeat; ends when nobody looks any more. */
    private boolean goesOn() throws InterruptedException {
        lock.lock();
        try {
            if (watchers.isEmpty()) {
                teller = null;
                return false;
            }
            if (!changed) {
                news.await(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            }
            changed = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (teller != null) {
                teller.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Where it goes. */
    private interface Telling {

        void reload() throws IOException;

        void line(ChatLine line) throws IOException;

        void entry(Entry entry) throws IOException;

        void end() throws IOException;
    }

    private record PageTelling(AsyncContext page) implements Telling {

        @Override
        public void reload() throws IOException {
            write("reload", "{}");
        }

        @Override
        public void line(ChatLine line) throws IOException {
            write("line", Json.write(Told.line(line)));
        }

        @Override
        public void entry(Entry entry) throws IOException {
            write("entry", Json.write(Told.entry(entry)));
        }

        @Override
        public void end() throws IOException {
            write("state", "{}");
            page.getResponse().flushBuffer();
        }

        private void write(String event, String json) throws IOException {
            String text = "event: " + event + "\ndata: " + json + "\n\n";
            page.getResponse().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Narration(Consumer<String> out) implements Telling {

        @Override
        public void reload() {
            out.accept("(more than can be told)");
        }

        @Override
        public void line(ChatLine line) {
            if (line.from() == ChatLine.From.CLIENT) {
                out.accept("→ " + line.externalUserId() + ": " + line.body().path("content").asText("[" + line.type() + "]"));
            }
        }

        @Override
        public void entry(Entry entry) {
            if (!entry.good()) {
                String what = entry.kind() == Entry.Kind.CALL ? entry.what() + " refused" : "callback not delivered";
                out.accept(what + ": " + entry.result() + ", " + entry.why());
            }
        }

        @Override
        public void end() {
            // Lines go out one by one.
        }
    }

    /** One who looks, with a place in both feeds. */
    private static final class Watcher {

        private final Telling telling;
        private long line;
        private long entry;

        Watcher(Telling telling, long line, long entry) {
            this.telling = telling;
            this.line = line;
            this.entry = entry;
        }

        /** Returns whether somebody is still there. */
        boolean tell(CorpGuard corp) {
            try {
                if (corp.lines().hasForgottenSome(line)) {
                    telling.reload();
                    line = corp.lines().last();
                }
                for (ChatLine next : corp.lines().after(line, BATCH)) {
                    telling.line(next);
                    line = next.number();
                }
                for (Entry next : corp.entries().after(entry, BATCH)) {
                    telling.entry(next);
                    entry = next.number();
                }
                if (line < corp.lines().last() || entry < corp.entries().last()) {
                    corp.changed();
                }
                telling.end();
                return true;
            } catch (IOException | IllegalStateException e) {
                return false;
            }
        }
    }
}
