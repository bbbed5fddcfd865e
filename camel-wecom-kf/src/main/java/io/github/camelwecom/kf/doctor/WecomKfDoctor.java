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
package io.github.camelwecom.kf.doctor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.camelwecom.kf.callback.CallbackRules;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.doctor.SetUp.CallbackSetUp;

/**
 * The doctor as a command, for a set-up whose application does not start or does not run yet:
 * <code>java -cp 'lib/*' io.github.camelwecom.kf.doctor.WecomKfDoctor application.properties</code>. It reads the
 * options of the component and the proxy; beans, such as TLS settings of the application's own, it does not know.
 */
public final class WecomKfDoctor {

    private static final String OPTION = "camel.component.wecom-kf.";
    private static final String PLATFORM = "https://qyapi.weixin.qq.com";
    private static final int PROBLEMS = 1;
    private static final int NOT_READABLE = 2;

    private final ApplicationProperties properties;
    private final KfClient.Builder client = KfClient.builder();

    private WecomKfDoctor(ApplicationProperties properties) {
        this.properties = properties;
    }

    /** Ends the JVM with 0 when all is well, 1 when something is to be mended, 2 when the file cannot be read. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        Path file = Path.of(arguments.length == 0 ? "application.properties" : arguments[0]);
        try {
            DoctorReport report = new WecomKfDoctor(ApplicationProperties.read(file, environment)).examine(Locale.getDefault());
            out.println(report);
            return report.healthy() ? 0 : PROBLEMS;
        } catch (IOException e) {
            out.println("Cannot read " + file.toAbsolutePath() + " (" + e.getClass().getSimpleName()
                        + "). Name the file that has camel.component.wecom-kf.corp-id and so on");
            return NOT_READABLE;
        }
    }

    private DoctorReport examine(Locale locale) {
        SetUp setUp = setUp();
        Doctor doctor = new Doctor(setUp, null, Clock.systemUTC());
        if (!setUp.isCallable()) {
            return doctor.examine(Optional.empty(), locale);
        }
        try (KfClient built = client.build()) {
            return doctor.examine(Optional.of(built), locale);
        }
    }

    private SetUp setUp() {
        CallbackSetUp callback = new CallbackSetUp(
                option("token"), option("encoding-aes-key"), properties.get(OPTION + "callback-path", "/wecom/kf/callback"),
                CallbackRules.DEFAULT_FRESHNESS);
        return new SetUp(
                option("corp-id"), option("secret") != null, wrongOption(), option("open-kf-id"), baseUri(), proxy(),
                stateDirectory(), callback);
    }

    private String option(String name) {
        return properties.get(OPTION + name);
    }

    private String baseUri() {
        return properties.get(OPTION + "base-uri", PLATFORM);
    }

    private String stateDirectory() {
        return properties.get(OPTION + "state-directory", ".camel-wecom-kf");
    }

    /** Gives the client what it is built with, as far as it is there. */
    private String wrongOption() {
        try {
            client.baseUri(baseUri());
            if (option("corp-id") != null) {
                client.corpId(option("corp-id"));
            }
            if (option("secret") != null) {
                client.secret(option("secret"));
            }
            setProxy();
            Path.of(stateDirectory());
            return null;
        } catch (InvalidPathException e) {
            return "Option stateDirectory is no name of a directory";
        } catch (IllegalArgumentException e) {
            return "Option " + e.getMessage();
        }
    }

    private void setProxy() {
        String host = ofHttp("proxy-host");
        String user = ofHttp("proxy-auth-username");
        if (host != null && user != null) {
            client.proxy(host, proxyPort(), user, ofHttp("proxy-auth-password"));
        } else if (host != null) {
            client.proxy(host, proxyPort());
        }
    }

    private String proxy() {
        return ofHttp("proxy-host") == null ? null : ofHttp("proxy-host") + ":" + ofHttp("proxy-port");
    }

    private int proxyPort() {
        try {
            return Integer.parseInt(ofHttp("proxy-port"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("proxy-port of camel.component.https must be a number", e);
        }
    }

    /** With Spring Boot the settings of http are those of https, too. */
    private String ofHttp(String name) {
        return properties.get("camel.component.https." + name, properties.get("camel.component.http." + name));
    }
}
