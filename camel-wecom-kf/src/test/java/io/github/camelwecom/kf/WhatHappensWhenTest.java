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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.progress.FullDisk;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sync.ParkedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a message that meets trouble, of its customer's next one, and of another customer's: a row of a table
 * for each kind of trouble. Waits are ten thousand times shorter than in real life.
 */
class WhatHappensWhenTest extends FaultTestSupport {

    private static final String SEND_MSG = "kf/send_msg";
    private static final Duration NIGHT = Duration.ofHours(8);
    private static final int MORE_THAN_ALL_TRIES = 10;
    private static final String TOO_LONG = "x".repeat(2049);

    private final FullDisk disk = new FullDisk();
    private final AtomicBoolean databaseIsAway = new AtomicBoolean();
    private final CapturedLog log = CapturedLog.ofTheComponent();
    private volatile String answeredAtLength = "nobody";
    private volatile String diskFillsDuring = "nothing";
    private HttpServer llm;
    private int llmPort;

    /** What becomes of a message while the trouble lasts. */
    private enum Fate {

        /** It gets through. */
        PROCESSED {
            @Override
            void isMet(WhatHappensWhenTest test, String text) {
                test.until(() -> test.answersTo(text) == 1);
            }
        },
        /** It is tried until the trouble is over. */
        TRIED_AGAIN {
            @Override
            void isMet(WhatHappensWhenTest test, String text) {
                test.until(() -> test.tries(text) > 1);
                assertThat(test.answersTo(text)).isZero();
            }
        },
        /** It is kept until somebody gives it back, after all its tries. */
        PARKED {
            @Override
            void isMet(WhatHappensWhenTest test, String text) {
                test.until(() -> test.parked().size() == 1);
                assertThat(test.answersTo(text)).isZero();
                assertThat(test.tries(text)).isEqualTo(1 + new WecomKfConfiguration().getMaximumRedeliveries());
            }
        },
        /** It is kept after its first try, since no other would help. */
        PARKED_AT_ONCE {
            @Override
            void isMet(WhatHappensWhenTest test, String text) {
                test.until(() -> test.parked().size() == 1);
                assertThat(test.answersTo(text)).isZero();
                assertThat(test.tries(text)).isEqualTo(1);
            }
        },
        /** Its answer is not sent, and nobody will try. */
        COUNTED_AS_PROCESSED {
            @Override
            void isMet(WhatHappensWhenTest test, String text) {
                test.until(() -> test.log.linesAbout("counts as processed").size() == 1);
                assertThat(test.answersTo(text)).isZero();
                assertThat(test.tries(text)).isEqualTo(1);
            }
        },
        /** It is in the route. */
        IN_ROUTE {
            @Override
            void isMet(WhatHappensWhenTest test, String text) {
                test.until(() -> test.tries(text) == 1);
                test.staysTrue(() -> test.tries(text) == 1 && test.answersTo(text) == 0);
            }
        },
        /** It is not handed out before the trouble is over. */
        WAITS {
            @Override
            void isMet(WhatHappensWhenTest test, String text) {
                test.staysTrue(() -> test.tries(text) == 0);
            }
        };

        abstract void isMet(WhatHappensWhenTest test, String text);

        /** Whether it is answered in the end. */
        boolean endsWithAnAnswer() {
            return !isKept() && this != COUNTED_AS_PROCESSED;
        }

        boolean isKept() {
            return this == PARKED || this == PARKED_AT_ONCE;
        }
    }

    private enum Trouble {

        DATABASE_AWAY_FOR_A_NIGHT(Fate.TRIED_AGAIN, Fate.WAITS, Fate.TRIED_AGAIN) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.databaseIsAway.set(true);
            }

            @Override
            boolean isSeen(WhatHappensWhenTest test) {
                return test.timers.waited().compareTo(NIGHT) > 0;
            }

            @Override
            void end(WhatHappensWhenTest test) {
                test.databaseIsAway.set(false);
            }
        },
        MESSAGE_THAT_ALWAYS_FAILS(Fate.PARKED, Fate.PROCESSED, Fate.PROCESSED) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.route.fail("ann1");
            }
        },
        HANDLER_THAT_HANGS_FOR_AN_HOUR(Fate.IN_ROUTE, Fate.WAITS, Fate.PROCESSED) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.route.close("ann1");
            }

            @Override
            void end(WhatHappensWhenTest test) {
                test.route.open("ann1");
            }
        },
        SESSION_THAT_A_SERVICER_HAS(Fate.COUNTED_AS_PROCESSED, Fate.PROCESSED, Fate.PROCESSED) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.sandbox.failNext(SEND_MSG, KfFault.errcode(95018));
            }
        },
        FIVE_MESSAGES_SENT(Fate.COUNTED_AS_PROCESSED, Fate.PROCESSED, Fate.PROCESSED) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.sandbox.failNext(SEND_MSG, KfFault.errcode(95001));
            }
        },
        CUSTOMER_UNKNOWN(Fate.PARKED_AT_ONCE, Fate.PROCESSED, Fate.PROCESSED) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.sandbox.failNext(SEND_MSG, KfFault.errcode(40096));
            }
        },
        ANSWER_TOO_LONG(Fate.PARKED_AT_ONCE, Fate.PROCESSED, Fate.PROCESSED) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.answeredAtLength = "ann1";
            }
        },
        LLM_DOWN(Fate.TRIED_AGAIN, Fate.WAITS, Fate.TRIED_AGAIN) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.llm.stop(0);
            }

            @Override
            boolean isSeen(WhatHappensWhenTest test) {
                return test.tries("ann1") > MORE_THAN_ALL_TRIES;
            }

            @Override
            void end(WhatHappensWhenTest test) {
                test.startLlm();
            }
        },
        DISK_THAT_FILLS_MEANWHILE(Fate.PROCESSED, Fate.WAITS, Fate.WAITS) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.diskFillsDuring = "ann1";
            }

            @Override
            void end(WhatHappensWhenTest test) {
                test.disk.clear();
            }
        },
        DISK_FULL(Fate.WAITS, Fate.WAITS, Fate.WAITS) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.disk.fill();
            }

            @Override
            void end(WhatHappensWhenTest test) {
                test.disk.clear();
            }
        },
        PLATFORM_DOWN(Fate.WAITS, Fate.WAITS, Fate.WAITS) {
            @Override
            void begin(WhatHappensWhenTest test) {
                test.sandbox.breakDown(KfFault.connectionReset());
            }

            @Override
            void end(WhatHappensWhenTest test) {
                test.sandbox.recover();
            }
        };

        private final Fate ofTheMessage;
        private final Fate ofTheNextOne;
        private final Fate ofOthers;

        Trouble(Fate ofTheMessage, Fate ofTheNextOne, Fate ofOthers) {
            this.ofTheMessage = ofTheMessage;
            this.ofTheNextOne = ofTheNextOne;
            this.ofOthers = ofOthers;
        }

        abstract void begin(WhatHappensWhenTest test);

        /** Whether it lasted long enough. */
        boolean isSeen(WhatHappensWhenTest test) {
            return true;
        }

        void end(WhatHappensWhenTest test) {
            // it does not end, or is over
        }
    }

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = new ComponentOnDisk(disk::store);
        component.setConfiguration(super.component().getConfiguration());
        // as in real life
        WecomKfConfiguration defaults = new WecomKfConfiguration();
        component.getConfiguration().setRedeliveryDelay(defaults.getRedeliveryDelay());
        component.getConfiguration().setMaximumRedeliveries(defaults.getMaximumRedeliveries());
        component.setRetryPolicy(RetryPolicy.NONE);
        return component;
    }

    @Override
    protected void cleanupResources() {
        log.close();
        super.cleanupResources();
    }

    @AfterEach
    void stopLlm() {
        llm.stop(0);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void everyMessageHasItsFate(Trouble trouble) throws Exception {
        startLlm();
        start(routes -> answer(routes.from(messages(NO_SAFETY_NET)).routeId(ROUTE)));
        sandbox.customer("zoe").says("zoe1");
        Fate.PROCESSED.isMet(this, "zoe1");
        untilCommitted();

        trouble.begin(this);
        sandbox.customer("ann").says("ann1");
        trouble.ofTheMessage.isMet(this, "ann1");
        sandbox.customer("ann").says("ann2");
        sandbox.customer("bob").says("bob1");
        trouble.ofOthers.isMet(this, "bob1");
        trouble.ofTheNextOne.isMet(this, "ann2");
        until(() -> trouble.isSeen(this));
        trouble.end(this);

        int answered = trouble.ofTheMessage.endsWithAnAnswer() ? 1 : 0;
        int parked = trouble.ofTheMessage.isKept() ? 1 : 0;
        until(() -> answersTo("ann1") == answered && answersTo("ann2") == 1 && answersTo("bob1") == 1);
        until(() -> progress().contains("cursor " + lastCursor()) && kept(progress()).size() == parked);
        assertThat(parked()).extracting(ParkedMessage::customer).containsExactlyElementsOf(
                List.of("ann").subList(0, parked));
        assertThat(route.overlaps()).isEmpty();
        assertThat(log.linesAbout("is set aside")).hasSize(parked);
    }

    private void answer(RouteDefinition from) {
        from.process(route).process(this::thinkAbout).to("http://127.0.0.1:" + llmPort + "/answers").convertBodyTo(String.class)
                .to("wecom-kf:sendMsg?msgType=text");
    }

    private void thinkAbout(Exchange exchange) throws SQLTransientConnectionException {
        if (databaseIsAway.get()) {
            throw new SQLTransientConnectionException("The database is away");
        }
        String text = exchange.getMessage().getBody(TextMessage.class).text().content();
        if (text.equals(diskFillsDuring)) {
            disk.fill();
        }
        exchange.getMessage().setBody(text.equals(answeredAtLength) ? TOO_LONG : answer(text));
    }

    private static String answer(String text) {
        return "You wrote: " + text;
    }

    private long answersTo(String text) {
        return sandbox.customer(customerOf(text)).received().stream().filter(message -> answer(text).equals(message.text()))
                .count();
    }

    private long tries(String text) {
        return route.begun().stream().filter(text::equals).count();
    }

    private List<ParkedMessage> parked() {
        return List.of(template.requestBody("wecom-kf:parked", null, ParkedMessage[].class));
    }

    /** It answers what it is told, and has the port again that it had, as soon as nobody else does. */
    private void startLlm() {
        until(this::hasPort);
        llmPort = llm.getAddress().getPort();
        llm.createContext("/", WhatHappensWhenTest::echo);
        llm.start();
    }

    private boolean hasPort() {
        try {
            llm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), llmPort), 0);
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
