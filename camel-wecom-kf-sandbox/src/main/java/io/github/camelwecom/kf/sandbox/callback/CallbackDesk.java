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
package io.github.camelwecom.kf.sandbox.callback;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Ids;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import io.github.camelwecom.kf.sandbox.journal.Entry;

/** Decides whether a callback goes out, and writes, seals and hands it to the sender. */
public final class CallbackDesk {

    /** How long a callback waits for another that it could come after. */
    private static final Duration LATEST = Duration.ofSeconds(2);

    private final String corpId;
    private final CorpGuard corp;
    private final Clock clock;
    private final Ids ids;
    private final CallbackSealer sealer;
    private final CallbackSender sender;
    private final Mishaps mishaps;
    private final AtomicReference<URI> url;
    private final ReentrantLock lock = new ReentrantLock();
    // Both are guarded by the lock.
    private final List<SealedCallback> held = new ArrayList<>();
    private Mode mode = Mode.SENDING;

    public CallbackDesk(
                        String corpId, CorpGuard corp, Clock clock, Ids ids, RandomGenerator random, CallbackSealer sealer,
                        CallbackSender sender, URI url) {
        this.mishaps = new Mishaps(random);
        sender.observe(this::record);
        this.corpId = corpId;
        this.corp = corp;
        this.clock = clock;
        this.ids = ids;
        this.sealer = sealer;
        this.sender = sender;
        this.url = new AtomicReference<>(url);
    }

    public void setUrl(URI callbackUrl) {
        url.set(callbackUrl);
    }

    public void pause() {
        change(Mode.LOSING);
    }

    public void hold() {
        change(Mode.HOLDING);
    }

    /** Those held go out late, and in their order. */
    public void resume() {
        change(Mode.SENDING);
        sender.deliver(url.get(), takeHeld());
    }

    /**
     * From now on so many of a hundred callbacks come twice, at random.
     *
     * @throws IllegalArgumentException when it is not 0 to 100
     */
    public void doubleSome(int percent) {
        mishaps.doubled(percent);
    }

    /**
     * From now on so many of a hundred callbacks come after the next one, at random.
     *
     * @throws IllegalArgumentException when it is not 0 to 100
     */
    public void reorderSome(int percent) {
        mishaps.reordered(percent);
    }

    /** How many of a hundred come twice. */
    public int doubled() {
        return mishaps.doubled();
    }

    /** How many of a hundred come after the next one. */
    public int reordered() {
        return mishaps.reordered();
    }

    public List<SealedCallback> takeHeld() {
        lock.lock();
        try {
            List<SealedCallback> taken = List.copyOf(held);
            held.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void change(Mode next) {
        lock.lock();
        try {
            mode = next;
        } finally {
            lock.unlock();
        }
    }

    public void announce(KfAccount account) {
        if (isOpen()) {
            String token = corp.ask(known -> known.logReader().issueCallbackToken(account, known.lastLine()));
            deliver(sender.format().kfMsgOrEvent(corpId, clock.instant(), token, account.openKfId()));
        }
    }

    public void announceAuthChange(Collection<String> added, Collection<String> removed) {
        if (isOpen()) {
            deliver(sender.format().kfAccountAuthChange(corpId, clock.instant(), added, removed));
        }
    }

    private boolean isOpen() {
        lock.lock();
        try {
            return url.get() != null && mode != Mode.LOSING;
        } finally {
            lock.unlock();
        }
    }

    private void deliver(String text) {
        SealedCallback callback = seal(text);
        if (!isHeld(callback)) {
            List<SealedCallback> out = mishaps.befall(callback);
            sender.deliver(url.get(), out);
            if (out.isEmpty()) {
                sender.later(LATEST, () -> sender.deliver(url.get(), mishaps.takeLate(callback)));
            }
        }
    }

    private boolean isHeld(SealedCallback callback) {
        lock.lock();
        try {
            return mode == Mode.HOLDING && held.add(callback);
        } finally {
            lock.unlock();
        }
    }

    public SealedCallback seal(String text) {
        return sealer.seal(text, Long.toString(clock.instant().getEpochSecond()), ids.nonce());
    }

    public CallbackAttempt post(SealedCallback callback) {
        return sender.post(requiredUrl(), callback);
    }

    public CallbackVerification verifyUrl() {
        String echo = ids.echo();
        Instant time = clock.instant();
        long begin = System.nanoTime();
        CallbackVerification found = sender.verify(requiredUrl(), seal(echo), echo);
        record(time, found, Duration.ofNanos(System.nanoTime() - begin));
        return found;
    }

    private void record(Instant time, CallbackVerification found, Duration duration) {
        String result = found.accepted() ? "accepted" : "refused";
        corp.entries().add(number -> new Entry(
                number, time, Entry.Kind.CALLBACK, "verify URL", result, found.accepted(), duration,
                found.diagnosis().inOneLine(), 0, Entry.About.NOBODY,
                new Entry.Message("GET " + requiredUrl(), MissingNode.getInstance(), ""),
                new Entry.Message(found.reason(), MissingNode.getInstance(), "")));
    }

    /** The latest attempts with what became of each, oldest first. */
    public List<Visit> visits(int atMost) {
        List<CallbackAttempt> attempts = sender.attempts();
        return attempts.subList(Math.max(0, attempts.size() - atMost), attempts.size()).stream()
                .map(attempt -> new Visit(attempt, CallbackDoctor.diagnose(attempt))).toList();
    }

    /** Where callbacks go, if anywhere. */
    public Optional<URI> url() {
        return Optional.ofNullable(url.get());
    }

    /** sending, holding or losing. */
    public String mode() {
        lock.lock();
        try {
            return mode.name().toLowerCase(Locale.ROOT);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    public int heldCount() {
        lock.lock();
        try {
            return held.size();
        } finally {
            lock.unlock();
        }
    }

    private void record(SealedCallback callback, CallbackAttempt attempt, Duration duration) {
        String text = open(callback);
        String openKfId = element(text, "OpenKfId");
        long cause = corp.ask(known -> known.logReader().causeOf(element(text, "Token")));
        String event = element(text, "Event");
        String result = attempt.status() == null ? attempt.failure() : attempt.status().toString();
        Entry.Message request = new Entry.Message(
                "POST " + attempt.url() + " (attempt " + attempt.number() + ")", MissingNode.getInstance(), text);
        Entry.Message reply = new Entry.Message(result, MissingNode.getInstance(), "");
        corp.entries().add(number -> new Entry(
                number, attempt.time(), Entry.Kind.CALLBACK, event.isEmpty() ? "callback" : event, result,
                attempt.delivered(), duration, CallbackDoctor.diagnose(attempt).inOneLine(), cause,
                new Entry.About(openKfId, ""), request,
                reply));
    }

    private String open(SealedCallback callback) {
        try {
            return sealer.open(callback.encrypted());
        } catch (IllegalArgumentException e) {
            return "(not sealed for this corp)";
        }
    }

    /** Empty when there is none. */
    private static String element(String text, String name) {
        Matcher found = Pattern.compile("<" + name + "><!\\[CDATA\\[(.*?)]]>|\"" + name + "\":\"(.*?)\"").matcher(text);
        return !found.find() ? "" : found.group(1) == null ? found.group(2) : found.group(1);
    }

    private URI requiredUrl() {
        if (url.get() == null) {
            throw new IllegalStateException("No callback URL is set; call callbackUrl(URI) first");
        }
        return url.get();
    }

    /** An attempt and what became of it. */
    public record Visit(CallbackAttempt attempt, Diagnosis diagnosis) {
    }

    private enum Mode {
        SENDING,
        HOLDING,
        LOSING
    }
}
