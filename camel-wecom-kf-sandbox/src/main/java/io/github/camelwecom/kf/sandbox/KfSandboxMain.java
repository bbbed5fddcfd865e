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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelwecom.kf.sandbox.callback.CallbackFormat;

/**
 * A sandbox that stays up. Settings are arguments {@code --name=value} or system properties {@code kf.sandbox.name};
 * every line of standard input is said by a customer.
 */
public final class KfSandboxMain {

    private static final Set<String> NAMES
            = Set.of("port", "bindAddress", "callbackUrl", "corpId", "secret", "token", "encodingAesKey", "callbackFormat",
                    "receiveId");

    private static final PrintStream OUT
            = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private static final String HELP = """
            A stand-in for the KF platform (微信客服), with a page to play customers and servicers.

              --port=9797              the page, its API and the platform's API
              --bindAddress=127.0.0.1  0.0.0.0 for other machines, too
              --callbackUrl=URL        such as http://localhost:8080/wecom/kf/callback; can be set on the page, too
              --callbackFormat=xml     or json, the second form that the console offers
              --receiveId=ID           whom callbacks are sealed for; the corp id when not given
              --corpId= --secret= --token= --encodingAesKey=
                                       fixed credentials; made up at each start when not given

            Each can be a system property, too: -Dkf.sandbox.port=9797. Every line typed is said by a customer.
            """;

    private final Map<String, String> settings;

    private KfSandboxMain(Map<String, String> settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            OUT.print(HELP);
            return;
        }
        new KfSandboxMain(settings(args)).run();
    }

    private void run() throws IOException, InterruptedException {
        try (KfSandbox sandbox = builder().start()) {
            introduce(sandbox, OUT);
            sandbox.narrate(OUT::println);
            converse(sandbox);
            Thread.currentThread().join();
        }
    }

    static Map<String, String> settings(String[] args) {
        Map<String, String> settings = new HashMap<>();
        for (String name : NAMES) {
            settings.put(name, System.getProperty("kf.sandbox." + name));
        }
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (parts.length != 2 || !parts[0].startsWith("--") || !NAMES.contains(parts[0].substring(2))) {
                throw new IllegalArgumentException("Unknown argument " + parts[0] + ", known are --name=value with " + NAMES);
            }
            settings.put(parts[0].substring(2), parts[1]);
        }
        return settings;
    }

    private KfSandboxBuilder builder() {
        KfSandboxBuilder builder = KfSandbox.builder().port(port())
                .bindAddress(setting("bindAddress", "127.0.0.1")).corpId(settings.get("corpId"))
                .secret(settings.get("secret")).token(settings.get("token")).encodingAesKey(settings.get("encodingAesKey"));
        builder.callbackFormat(format()).receiveId(settings.get("receiveId"));
        String callbackUrl = settings.get("callbackUrl");
        return callbackUrl == null ? builder : builder.callbackUrl(URI.create(callbackUrl));
    }

    private CallbackFormat format() {
        String format = setting("callbackFormat", "xml");
        return Arrays.stream(CallbackFormat.values()).filter(known -> known.name().equalsIgnoreCase(format)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--callbackFormat is '" + format + "', must be xml or json"));
    }

    private int port() {
        String port = setting("port", "9797");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("--port is '" + port + "', must be 0 to 65535");
        }
        return Integer.parseInt(port);
    }

    private String setting(String name, String defaultValue) {
        String value = settings.get(name);
        return value == null ? defaultValue : value;
    }

    private void introduce(KfSandbox sandbox, PrintStream out) {
        out.println("KF sandbox is up. Its page: " + sandbox.baseUri() + "/");
        out.println("Point an application at it:");
        out.println("  base URI        " + sandbox.baseUri());
        out.println("  corpId          " + sandbox.corpId());
        out.println("  secret          " + sandbox.secret());
        out.println("  token           " + sandbox.token());
        out.println("  encodingAesKey  " + sandbox.encodingAesKey());
        out.println("  open_kfid       " + sandbox.account().openKfId());
        out.println("  servicer        " + sandbox.servicer("zhangsan"));
        out.println("  callbacks go to " + setting("callbackUrl", "nowhere: no --callbackUrl given, set it on the page"));
        out.println("Every line you type is said by a customer. Ctrl-C ends.");
    }

    private void converse(KfSandbox sandbox) throws IOException {
        SandboxCustomer customer = sandbox.customer();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            customer.says(line);
        }
    }
}
