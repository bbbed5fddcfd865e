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
package io.github.camelwecom.kf.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Scanner;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.KfSandbox;

/**
 * Runs the example: against the platform when <code>application.properties</code> or <code>-D</code> names a corp, else
 * against a sandbox in which three customers write.
 */
public final class TicketExample {

    private static final String CORP_ID = "camel.component.wecom-kf.corp-id";
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Narrator narrator = new Narrator(console);
    private final Words words = Words.of(Locale.getDefault());

    private TicketExample() {
    }

    /**
     * With <code>-Dexample.exit=true</code> it leaves after the conversation, with an exit code other than 0 if
     * anything was lost or answered twice.
     */
    public static void main(String[] args) throws Exception {
        TicketExample example = new TicketExample();
        if (namesACorp(shippedSettings(), System.getProperties())) {
            example.serveThePlatform();
        } else if (!example.playInTheSandbox(Boolean.getBoolean("example.exit"))) {
            System.exit(1);
        }
    }

    private static Properties shippedSettings() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = TicketExample.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        return properties;
    }

    /** Whether one of these settings is a corp's id, in any spelling that Camel takes. */
    static boolean namesACorp(Properties... settings) {
        return Stream.of(settings).flatMap(properties -> properties.stringPropertyNames().stream())
                .anyMatch(name -> name.replace("-", "").equalsIgnoreCase(CORP_ID.replace("-", "")));
    }

    private void serveThePlatform() throws Exception {
        try (TicketApplication application = new TicketApplication(narrator, words.remarks(), Map.of())) {
            application.run();
        }
    }

    /** Returns whether everybody got one answer. */
    private boolean playInTheSandbox(boolean leave) throws Exception {
        // a sandbox forgets everything when it ends, so nothing may be left of it
        Path directory = Files.createTempDirectory("wecom-kf-example");
        try (KfSandbox sandbox = KfSandbox.start();
             TicketApplication application = TicketApplication.at(sandbox, directory, narrator, words)) {
            sandbox.account("Lamp shop");
            sandbox.servicer("zhangsan");
            application.start();
            sandbox.callbackUrl(application.callbackUrl());

            Conversation conversation = new Conversation(sandbox);
            Summary summary = converse(conversation, application);
            if (!leave) {
                console.println(words.of("sandboxPage", sandbox.baseUri() + "/"));
                console.println(words.of("ticketPage", application.ticketPage()));
                stayUp(conversation);
            }
            return summary.nothingWrong();
        }
    }

    private Summary converse(Conversation conversation, TicketApplication application) throws InterruptedException {
        console.println();
        console.println(words.of("begin"));
        console.println();
        conversation.play();
        int lines = conversation.messages().size() + conversation.sessionsEntered();
        boolean complete = narrator.awaitLines(lines, LONGEST_WAIT_SECONDS);
        Summary summary = Summary.of(conversation.messages(), conversation.customers(), application.tickets());
        console.println();
        String found = summary.in(words);
        console.println(complete ? words.of("done", found) : words.of("notDone", LONGEST_WAIT_SECONDS, found));
        console.println();
        return summary;
    }

    private void stayUp(Conversation conversation) throws InterruptedException {
        console.println(words.of("write"));
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            conversation.customers().get(0).says(lines.nextLine());
        }
        // nobody at the keyboard
        Thread.currentThread().join();
    }
}
