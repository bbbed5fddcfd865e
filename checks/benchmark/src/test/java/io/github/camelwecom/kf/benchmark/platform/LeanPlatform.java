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
package io.github.camelwecom.kf.benchmark.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import io.github.camelwecom.kf.benchmark.trial.Jvm;

/**
 * The lean platform as those who call it have it. It ends with this object, and with this JVM.
 */
public final class LeanPlatform implements AutoCloseable {

    public static final String CORP = "ww0123456789abcdef";
    public static final String SECRET = "secret";

    private final Process process;
    private final String baseUri;

    private LeanPlatform(Process process, int port) {
        this.process = process;
        this.baseUri = "http://127.0.0.1:" + port;
    }

    public static LeanPlatform start() throws IOException {
        return start(1);
    }

    /** @param idleAccounts how many accounts its list shows */
    public static LeanPlatform start(int idleAccounts) throws IOException {
        Process process = Jvm.PLAIN.with("-XX:+UseSerialGC").program(LeanServer.class, Integer.toString(idleAccounts)).start();
        return new LeanPlatform(process, Integer.parseInt(process.inputReader().readLine()));
    }

    public String baseUri() {
        return baseUri;
    }

    /** How many calls of sync_msg it answered. */
    public int pulls() throws IOException, InterruptedException {
        return count(LeanServer.PULLS);
    }

    /** How many of them it refused, because the corp had made too many at once. */
    public int refusals() throws IOException, InterruptedException {
        return count(LeanServer.REFUSALS);
    }

    private int count(String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + what)).build();
        return Integer.parseInt(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
