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
package io.github.camelwecom.kf.secrecy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * The application that {@link SecrecyTest} looks into: a Camel Main application whose configuration stands in its
 * environment. It does what its standard input says, and puts what there is to see into files.
 */
public final class ObservedApplication extends RouteBuilder {

    static final String EXCEPTIONS = "exceptions";
    static final String APPEARANCE = "appearance";
    static final String PROGRESS = "progress";
    static final String ANSWER = "answer-of-the-corp-Antwort";
    static final String FAIL = "please fail";
    static final String IN_AN_ADDRESS = "writtenWhereItShouldNotBeWritten";
    static final String ASK_WRONGLY = "please ask wrongly";
    static final String HANG = "please hang";

    private final Path directory;

    private ObservedApplication(Path directory) {
        this.directory = directory;
    }

    /** @param args the directory for the files */
    public static void main(String[] args) throws Exception {
        ObservedApplication application = new ObservedApplication(Path.of(args[0]));
        Main main = new Main();
        main.configure().addRoutesBuilder(application);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                new Thread(() -> application.obey(started.getCamelContext(), main::completed), "commands").start();
            }
        });
        main.run();
        application.tell("stopped");
    }

    @Override
    public void configure() {
        from("wecom-kf:syncMsg?maximumRedeliveries=1&redeliveryDelay=10&onExhausted=skip&safetyNetInterval=500").routeId("chat")
                .choice()
                .when(header(WecomKfConstants.MEDIA_ID).isNotNull()).to("wecom-kf:mediaGet")
                .when(header(WecomKfConstants.EVENT_TYPE).isEqualTo("enter_session"))
                .process(this::answer).to("wecom-kf:sendMsgOnEvent?msgType=text")
                .otherwise().process(this::failOrHang).process(this::answer).to("wecom-kf:sendMsg?msgType=text")
                .end();
        from("wecom-kf:callback").routeId("notices").stop();
        from("wecom-kf:syncMsg?openKfId={{held.account}}&maximumRedeliveries=0").routeId("held").process(this::failForGood);
        from("direct:address").routeId("address")
                .to("wecom-kf:accountList?secret=RAW(" + IN_AN_ADDRESS + ")&" + callbackSecrets());
        from("wecom-kf:callback?callbackPath=/address&" + callbackSecrets()).routeId("addressed").stop();
    }

    private static String callbackSecrets() {
        return "token=" + IN_AN_ADDRESS + "&encodingAesKey=" + IN_AN_ADDRESS + "AndMoreText";
    }

    private void failOrHang(Exchange exchange) throws Exception {
        String text = exchange.getMessage().getBody() instanceof TextMessage message ? message.text().content() : "";
        if (text.contains(FAIL)) {
            throw new IllegalStateException("the route failed");
        }
        if (text.contains(ASK_WRONGLY)) {
            evaluate("${body.text.content.nothing}", exchange);
        }
        if (text.contains(HANG)) {
            tell("hanging");
            new CountDownLatch(1).await();
        }
    }

    private void failForGood(Exchange exchange) {
        tell("failing");
        evaluate("${body.raw.text.content}", exchange);
    }

    /** As a step of a route does whose expression does not fit the message. */
    private static void evaluate(String expression, Exchange exchange) {
        exchange.getContext().resolveLanguage("simple").createExpression(expression).evaluate(exchange, String.class);
        throw new IllegalStateException("it fits");
    }

    /** Not in the route's definition, which Camel prints. */
    private void answer(Exchange exchange) {
        exchange.getMessage().setBody(ANSWER);
    }

    private void obey(CamelContext context, Runnable stop) {
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            tell("port " + context.hasService(MainHttpServer.class).getRouter().getServer().getPort());
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                String[] parts = command.split(" ", 2);
                if ("look".equals(parts[0])) {
                    write(APPEARANCE, Appearance.of(context));
                } else {
                    send(context, parts[0], Base64.getDecoder().decode(parts[1]));
                }
                tell("done");
            }
        } catch (Exception e) {
            write(EXCEPTIONS, trace(e));
        } finally {
            stop.run();
        }
    }

    private void send(CamelContext context, String uri, byte[] body) {
        boolean file = uri.contains("mediaUpload");
        try {
            context.createProducerTemplate().sendBody(uri, file ? body : new String(body, StandardCharsets.UTF_8));
            tell("carried out");
        } catch (Exception e) {
            tell("failed");
            write(EXCEPTIONS, trace(e));
        }
    }

    private static String trace(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void tell(String progress) {
        write(PROGRESS, progress + "\n");
    }

    private void write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
