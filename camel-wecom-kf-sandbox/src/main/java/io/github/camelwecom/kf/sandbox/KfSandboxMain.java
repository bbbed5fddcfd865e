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

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelwecom.kf.sandbox.scenario.Replay;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;

/**
 * A sandbox that stays up. Settings are arguments {@code --name=value} or system properties {@code kf.sandbox.name};
 * every line of standard input is said by a customer.
 */
public final class KfSandboxMain {

    private static final PrintStream OUT
            = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final StartOptions options;

    private KfSandboxMain(StartOptions options) {
        this.options = options;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            OUT.print(StartOptions.HELP);
            return;
        }
        new KfSandboxMain(StartOptions.of(args)).run();
    }

    private void run() throws IOException, InterruptedException {
        try (KfSandbox sandbox = options.builder().start()) {
            options.applyTo(sandbox);
            introduce(sandbox);
            sandbox.narrate(OUT::println);
            options.record().ifPresent(file -> sandbox.record());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> keep(sandbox), "kf-sandbox-end"));
            options.play().ifPresent(scenario -> play(sandbox, scenario));
            converse(sandbox);
            Thread.currentThread().join();
        }
    }

    private void keep(KfSandbox sandbox) {
        options.state().ifPresent(sandbox::save);
        options.record().filter(file -> sandbox.isRecording()).ifPresent(file -> sandbox.stopRecording().write(file));
    }

    private void play(KfSandbox sandbox, Scenario scenario) {
        Replay replay = sandbox.play(scenario, options.pace());
        OUT.println("Played " + replay.steps() + " steps, " + replay.failures().size() + " of them in vain.");
        replay.failures()
                .forEach(failure -> OUT.println("  step " + failure.step() + ", " + failure.deed() + ": " + failure.why()));
    }

    private void introduce(KfSandbox sandbox) {
        OUT.println("KF sandbox is up. Its page: " + sandbox.baseUri() + "/");
        OUT.println("Point an application at it:");
        OUT.println("  base URI        " + sandbox.baseUri());
        OUT.println("  corpId          " + sandbox.corpId());
        OUT.println("  secret          " + sandbox.secret());
        OUT.println("  token           " + sandbox.token());
        OUT.println("  encodingAesKey  " + sandbox.encodingAesKey());
        OUT.println("  open_kfid       " + sandbox.account().openKfId());
        OUT.println("  servicer        " + sandbox.servicer("zhangsan"));
        OUT.println("  callbacks go to " + options.callbackUrl());
        OUT.println("Every line you type is said by a customer. Ctrl-C ends.");
    }

    private static void converse(KfSandbox sandbox) throws IOException {
        String customer = sandbox.customer().id();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            sandbox.says(customer, line);
        }
    }
}
