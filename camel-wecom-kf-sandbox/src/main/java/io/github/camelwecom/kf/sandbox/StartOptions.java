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

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelwecom.kf.sandbox.callback.CallbackFormat;
import io.github.camelwecom.kf.sandbox.corp.Rule;
import io.github.camelwecom.kf.sandbox.scenario.Pace;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;

/**
 * What a sandbox is started with: arguments {@code --name=value}, else system properties {@code kf.sandbox.name}. What
 * is wrong with one is an {@link IllegalArgumentException} that names it.
 */
final class StartOptions {

    static final String HELP = """
            A stand-in for the KF platform (微信客服), with a page to play customers and servicers.

              --port=9797              the page, its API and the platform's API
              --bindAddress=127.0.0.1  0.0.0.0 for other machines, too
              --callbackUrl=URL        such as http://localhost:8080/wecom/kf/callback; can be set on the page, too
              --callbackFormat=xml     or json, the second form that the console offers
              --receiveId=ID           whom callbacks are sealed for; the corp id when not given
              --corpId= --secret= --token= --encodingAesKey=
                                       fixed credentials; made up at each start when not given

              --seed=FILE              accounts, servicers and customers to begin with
              --snapshot=FILE          begins as another sandbox was saved, credentials included
              --state=FILE             as --snapshot, if the file is there; and saves it at the end
              --play=FILE              plays a scenario after the start
              --pace=clock             or real: the time between its steps really passes
              --record=FILE            writes down as a scenario what is done, until the end

              --rules=NAME=VALUE,…     decides what the official text leaves open; GET /sandbox/rules tells all
              --doubled=PERCENT        so many callbacks come twice, at random
              --reordered=PERCENT      so many callbacks come after the next one

            Each can be a system property, too: -Dkf.sandbox.port=9797. Every line typed is said by a customer.
            """;

    private final Map<Name, String> values = new HashMap<>();

    private StartOptions() {
    }

    static StartOptions of(String... args) {
        StartOptions options = new StartOptions();
        for (Name name : Name.values()) {
            options.put(name, System.getProperty("kf.sandbox." + name.text()));
        }
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("Argument " + arg + " must be --name=value");
            }
            options.put(Name.of(parts[0]), parts[1]);
        }
        return options;
    }

    private void put(Name name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private Optional<String> value(Name name) {
        return Optional.ofNullable(values.get(name));
    }

    KfSandboxBuilder builder() {
        KfSandboxBuilder builder = KfSandbox.builder().port(number(Name.PORT, 9797, 65535))
                .bindAddress(value(Name.BIND_ADDRESS).orElse("127.0.0.1")).callbackFormat(format());
        value(Name.CORP_ID).ifPresent(builder::corpId);
        value(Name.SECRET).ifPresent(builder::secret);
        value(Name.TOKEN).ifPresent(builder::token);
        value(Name.ENCODING_AES_KEY).ifPresent(builder::encodingAesKey);
        value(Name.RECEIVE_ID).ifPresent(builder::receiveId);
        value(Name.CALLBACK_URL).map(StartOptions::address).ifPresent(builder::callbackUrl);
        withFile(Name.SNAPSHOT, builder::snapshot);
        state().filter(Files::exists).ifPresent(file -> withFile(Name.STATE, builder::snapshot));
        withFile(Name.SEED, builder::seed);
        return builder;
    }

    /** What can be done only with a sandbox that is there. */
    void applyTo(KfSandbox sandbox) {
        sandbox.doubleCallbacks(number(Name.DOUBLED, 0, 100));
        sandbox.reorderCallbacks(number(Name.REORDERED, 0, 100));
        for (String decided : value(Name.RULES).map(rules -> rules.split(",")).orElse(new String[0])) {
            String[] parts = decided.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("--rules: '" + decided + "' must be NAME=VALUE");
            }
            sandbox.decide(Rule.of(parts[0]), parts[1]);
        }
    }

    /** Where everything is saved at the end. */
    Optional<Path> state() {
        return value(Name.STATE).map(Path::of);
    }

    /** Where a scenario is written at the end. */
    Optional<Path> record() {
        return value(Name.RECORD).map(Path::of);
    }

    /** What is played after the start. */
    Optional<Scenario> play() {
        return value(Name.PLAY).map(file -> read(Name.PLAY, Scenario::read));
    }

    Pace pace() {
        return choice(Name.PACE, Pace.values(), Pace.CLOCK);
    }

    String callbackUrl() {
        return value(Name.CALLBACK_URL).orElse("nowhere: no --callbackUrl given, set it on the page");
    }

    private CallbackFormat format() {
        return choice(Name.CALLBACK_FORMAT, CallbackFormat.values(), CallbackFormat.XML);
    }

    private <E extends Enum<E>> E choice(Name name, E[] all, E whenAbsent) {
        return value(name).map(text -> Arrays.stream(all).filter(one -> one.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is '" + text + "', must be " + String.join(" or ", Arrays.stream(all)
                                .map(one -> one.name().toLowerCase(Locale.ROOT)).toList()))))
                .orElse(whenAbsent);
    }

    private int number(Name name, int whenAbsent, int most) {
        String text = value(name).orElse(Integer.toString(whenAbsent));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(name + " is '" + text + "', must be 0 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static URI address(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: what is no address at all is refused like one of another kind.
        }
        throw new IllegalArgumentException(
                Name.CALLBACK_URL + " is '" + text
                                           + "', must be a whole address, such as http://localhost:8080/wecom/kf/callback");
    }

    private void withFile(Name name, Consumer<Path> use) {
        if (values.containsKey(name)) {
            read(name, file -> {
                use.accept(file);
                return file;
            });
        }
    }

    private <T> T read(Name name, Function<Path, T> reader) {
        Path file = Path.of(values.get(name));
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(name + ": there is no file " + file.toAbsolutePath() + " that can be read");
        }
        try {
            return reader.apply(file);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException(name + ": " + file + " cannot be read: " + e.getCause().getMessage(), e);
        }
    }

    /** What can be given. */
    private enum Name {
        PORT,
        BIND_ADDRESS,
        CALLBACK_URL,
        CALLBACK_FORMAT,
        RECEIVE_ID,
        CORP_ID,
        SECRET,
        TOKEN,
        ENCODING_AES_KEY,
        SEED,
        SNAPSHOT,
        STATE,
        PLAY,
        PACE,
        RECORD,
        RULES,
        DOUBLED,
        REORDERED;

        static Name of(String argument) {
            return Arrays.stream(values()).filter(name -> name.toString().equals(argument)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Unknown argument " + argument + ", known are --name=value with "
                                                                    + new TreeSet<>(
                                                                            Arrays.stream(values()).map(Name::text)
                                                                                    .toList())));
        }

        /** In camel case. */
        String text() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_");
            StringBuilder text = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                text.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
            }
            return text.toString();
        }

        @Override
        public String toString() {
            return "--" + text();
        }
    }
}
