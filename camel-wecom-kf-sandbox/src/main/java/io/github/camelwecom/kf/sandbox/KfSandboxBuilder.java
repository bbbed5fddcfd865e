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
package io.github.camelwecom.kf.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.github.camelwecom.kf.sandbox.callback.CallbackFormat;
import io.github.camelwecom.kf.sandbox.corp.Ids;
import io.github.camelwecom.kf.sandbox.desk.Seed;
import io.github.camelwecom.kf.sandbox.desk.Snapshot;

/** Settings of a sandbox. Everything has a default; credentials are made up anew for every sandbox. */
public final class KfSandboxBuilder {

    private int port;
    private String bindAddress = "127.0.0.1";
    private String corpId;
    private String secret;
    private String token;
    private String encodingAesKey;
    private Clock clock = SandboxClock.running();
    private RandomGenerator random = new SecureRandom();
    private URI callbackUrl;
    private Duration callbackRetrySpacing = Duration.ofSeconds(1);
    private CallbackFormat callbackFormat = CallbackFormat.XML;
    private String receiveId;
    private Snapshot snapshot;
    private final List<Seed> seeds = new ArrayList<>();

    KfSandboxBuilder() {
    }

    /** 0, the default, is any free port. */
    public KfSandboxBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The interface to listen on; loopback by default, {@code 0.0.0.0} for all. */
    public KfSandboxBuilder bindAddress(String bindAddress) {
        this.bindAddress = bindAddress;
        return this;
    }

    public KfSandboxBuilder corpId(String corpId) {
        this.corpId = corpId;
        return this;
    }

    public KfSandboxBuilder secret(String secret) {
        this.secret = secret;
        return this;
    }

    /** The token that callbacks are signed with: up to 32 alphanumerics. */
    public KfSandboxBuilder token(String token) {
        this.token = token;
        return this;
    }

    /** The key that callbacks are encrypted with: 43 alphanumerics. */
    public KfSandboxBuilder encodingAesKey(String encodingAesKey) {
        this.encodingAesKey = encodingAesKey;
        return this;
    }

    /** What all lifetimes follow; {@link SandboxClock#running()} by default. */
    public KfSandboxBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Where ids, tokens, codes and the salt of callbacks come from; a {@link SecureRandom} by default. Must be safe for
     * several threads.
     */
    public KfSandboxBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /** Where callbacks go; can be set later, see {@link KfSandbox#callbackUrl(URI)}. */
    public KfSandboxBuilder callbackUrl(URI callbackUrl) {
        this.callbackUrl = callbackUrl;
        return this;
    }

    /** How long, in real time, after a failed attempt a callback is sent again; 1 second by default. */
    public KfSandboxBuilder callbackRetrySpacing(Duration callbackRetrySpacing) {
        this.callbackRetrySpacing = callbackRetrySpacing;
        return this;
    }

    /** XML by default. */
    public KfSandboxBuilder callbackFormat(CallbackFormat callbackFormat) {
        this.callbackFormat = callbackFormat;
        return this;
    }

    /** Whom callbacks are sealed for; the corp id by default, a suite id with third-party apps (doc/90968). */
    public KfSandboxBuilder receiveId(String receiveId) {
        this.receiveId = receiveId;
        return this;
    }

    /**
     * Begins with the people, accounts and customers of this file; may be called for several.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    public KfSandboxBuilder seed(Path file) {
        seeds.add(Seed.read(file));
        return this;
    }

    /**
     * Begins as another sandbox stood when it was saved, with its credentials, but for those set here.
     *
     * @throws IllegalArgumentException when the file is no snapshot
     */
    public KfSandboxBuilder snapshot(Path file) {
        snapshot = Snapshot.read(file);
        Snapshot.Credentials known = snapshot.credentials();
        corpId = Objects.requireNonNullElse(corpId, known.corpId());
        secret = Objects.requireNonNullElse(secret, known.secret());
        token = Objects.requireNonNullElse(token, known.token());
        encodingAesKey = Objects.requireNonNullElse(encodingAesKey, known.encodingAesKey());
        return this;
    }

    /**
     * Starts the sandbox; it is reachable when this returns.
     *
     * @throws IllegalArgumentException when the encodingAesKey is not 43 characters of base64
     */
    public KfSandbox start() {
        return new KfSandbox(this).open();
    }

    int port() {
        return port;
    }

    String bindAddress() {
        return bindAddress;
    }

    String corpId() {
        return Objects.requireNonNullElseGet(corpId, ids()::corpId);
    }

    String secret() {
        return Objects.requireNonNullElseGet(secret, ids()::secret);
    }

    String token() {
        return Objects.requireNonNullElseGet(token, ids()::consoleToken);
    }

    String encodingAesKey() {
        return Objects.requireNonNullElseGet(encodingAesKey, ids()::encodingAesKey);
    }

    Clock clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    Ids ids() {
        return new Ids(random);
    }

    URI callbackUrl() {
        return callbackUrl;
    }

    CallbackFormat callbackFormat() {
        return callbackFormat;
    }

    String receiver(String ofCorp) {
        return Objects.requireNonNullElse(receiveId, ofCorp);
    }

    List<Seed> seeds() {
        return List.copyOf(seeds);
    }

    Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    Duration callbackRetrySpacing() {
        return callbackRetrySpacing;
    }
}
