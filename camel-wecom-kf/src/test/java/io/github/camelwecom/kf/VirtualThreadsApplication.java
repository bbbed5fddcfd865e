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
package io.github.camelwecom.kf;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Processes some messages of one customer and as many callbacks, and prints for each the kind of its thread.
 */
final class VirtualThreadsApplication extends RouteBuilder {

    static final int MESSAGES = 20;

    private final CountDownLatch toCome = new CountDownLatch(2 * MESSAGES);
    private final AtomicInteger callbacks = new AtomicInteger();

    private VirtualThreadsApplication() {
    }

    /**
     * @param args the state directory
     */
    public static void main(String[] args) throws Exception {
        VirtualThreadsApplication application = new VirtualThreadsApplication();
        try (KfSandbox sandbox = KfSandbox.start(); DefaultCamelContext context = new DefaultCamelContext()) {
            for (int n = 0; n < MESSAGES; n++) {
                sandbox.customer("ann").unannounced().says(Integer.toString(n));
            }
            context.addComponent("wecom-kf", component(sandbox, args[0]));
            MainHttpServer server = new MainHttpServer();
            server.setPort(0);
            server.setPath("/");
            context.addService(server);
            context.addRoutes(application);
            context.start();
            sandbox.callbackUrl(URI.create("http://127.0.0.1:" + server.getRouter().getServer().getPort() + "/callbacks"));
            for (int n = 0; n < MESSAGES; n++) {
                sandbox.account().announce();
            }
            application.toCome.await(1, TimeUnit.MINUTES);
        }
    }

    private static WecomKfComponent component(KfSandbox sandbox, String stateDirectory) {
        WecomKfComponent component = new WecomKfComponent();
        component.getConfiguration().setBaseUri(sandbox.baseUri().toString());
        component.getConfiguration().setCorpId(sandbox.corpId());
        component.getConfiguration().setSecret(sandbox.secret());
        component.getConfiguration().setToken(sandbox.token());
        component.getConfiguration().setEncodingAesKey(sandbox.encodingAesKey());
        component.getConfiguration().setStateDirectory(stateDirectory);
        return component;
    }

    @Override
    public void configure() {
        from("wecom-kf:syncMsg").process(exchange -> print("message", textOf(exchange)));
        from("wecom-kf:callback?callbackPath=/callbacks").process(exchange -> print("callback", callbacks.getAndIncrement()));
    }

    private static String textOf(Exchange exchange) {
        return exchange.getMessage().getBody(TextMessage.class).text().content();
    }

    private void print(String what, Object which) throws ReflectiveOperationException {
        System.out.println(what + " " + which + " " + (isVirtual(Thread.currentThread()) ? "virtual" : "platform"));
        toCome.countDown();
    }

    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return Runtime.version().feature() >= 21 && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }
}
