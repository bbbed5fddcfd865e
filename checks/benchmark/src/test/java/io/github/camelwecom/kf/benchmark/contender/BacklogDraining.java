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
package io.github.camelwecom.kf.benchmark.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.platform.MessagePage;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Meter;
import io.github.camelwecom.kf.benchmark.trial.SlowForce;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgListResp;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgListResp.WxCpKfMsgItem;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * All the messages that an account has, from the first to the last, or for as long as there is time. Another account is
 * drained first, to warm up.
 */
public final class BacklogDraining {

    /** How often files were forced to the disk for each message. */
    public static final String FORCES = "forces";
    private static final int CUSTOMERS = 1000;

    private BacklogDraining() {
    }

    /** Through a route, durable. Arguments: options of the endpoint, how many messages a customer writes in a row. */
    public static final class Component implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create()) {
                return drain(Peers.component(platform, state), effort, arguments);
            }
        }

        private static Figures drain(WecomKfComponent component, Effort effort, String... arguments) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.addComponent("wecom-kf", component);
                context.start();
                drain(context, effort, 1, effort.warmUp(), arguments);
                return drain(context, effort, 2, effort.measured(), arguments);
            }
        }

        private static Figures drain(DefaultCamelContext context, Effort effort, int number, Duration most, String... arguments)
                throws Exception {
            Countdown countdown = new Countdown(effort.messages());
            String account = Account.backlog(effort.messages(), CUSTOMERS, Integer.parseInt(arguments[1]), number);
            RouteBuilder route = new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg?openKfId=" + account + arguments[0]).routeId(account)
                            .process(exchange -> countdown.one());
                }
            };
            return forced(() -> {
                Meter meter = Meter.start();
                context.addRoutes(route);
                long done = countdown.await(most);
                if (done == 0) {
                    throw new IllegalStateException("No message came within " + most);
                }
                Figures figures = meter.stop(done);
                context.getRouteController().stopRoute(account);
                return figures;
            });
        }
    }

    /**
     * The same, with a database in a file, which writes at once, and leaves it to the operating system when to force
     * that.
     */
    public static final class ComponentWithH2 implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create()) {
                JdbcConnectionPool database = JdbcConnectionPool.create(
                        "jdbc:h2:file:" + state.path().resolve("kf").toAbsolutePath() + ";WRITE_DELAY=0", "", "");
                try {
                    return drain(Peers.component(platform, state), database, effort, arguments);
                } finally {
                    database.dispose();
                }
            }
        }

        private static Figures drain(WecomKfComponent component, DataSource database, Effort effort, String... arguments)
                throws Exception {
            component.getConfiguration().setDataSource(database);
            component.getConfiguration().setCreateTables(true);
            return Component.drain(component, effort, arguments);
        }
    }

    /** The same, with a server that forces what it commits, as it does unless told otherwise. */
    public static final class ComponentWithPostgreSql implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
                 EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on")
                         .setDataDirectory(state.path().resolve("postgresql").toAbsolutePath())
                         .setPGStartupWait(Duration.ofMinutes(2)).start();
                 HikariDataSource database = new HikariDataSource()) {
                database.setDataSource(server.getPostgresDatabase());
                // the server's are not counted
                return ComponentWithH2.drain(Peers.component(platform, state), database, effort, arguments)
                        .and(FORCES, Double.NaN);
            }
        }
    }

    /** A loop around WxJava that stores nothing and hands the messages to nobody. */
    public static final class Loop implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start()) {
                WxCpService service = Peers.wxJava(platform);
                drain(service, effort, 1, effort.warmUp(), item -> {
                }, cursor -> {
                });
                return drain(service, effort, 2, effort.measured(), item -> {
                }, cursor -> {
                });
            }
        }
    }

    /**
     * What one would write oneself: a loop around WxJava, the same route for each message, and after each page the
     * cursor in a file.
     */
    public static final class LoopToRoute implements Trial {

        private static final String ENTRY = "direct:message";

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
                 DefaultCamelContext context = new DefaultCamelContext()) {
                Countdown countdown = new Countdown(Integer.MAX_VALUE);
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(ENTRY).process(exchange -> countdown.one());
                    }
                });
                context.start();
                ProducerTemplate template = context.createProducerTemplate();
                WxCpService service = Peers.wxJava(platform);
                Consumer<WxCpKfMsgItem> toRoute = item -> template.sendBodyAndHeaders(ENTRY, item, headers(item));
                CursorFile cursors = new CursorFile(state.path());
                drain(service, effort, 1, effort.warmUp(), toRoute, cursors);
                return drain(service, effort, 2, effort.measured(), toRoute, cursors);
            }
        }

        private static Map<String, Object> headers(WxCpKfMsgItem item) {
            Map<String, Object> headers = new HashMap<>();
            headers.put(WecomKfConstants.MESSAGE_ID, item.getMsgId());
            headers.put(WecomKfConstants.OPEN_KF_ID, item.getOpenKfid());
            headers.put(WecomKfConstants.EXTERNAL_USER_ID, item.getExternalUserId());
            headers.put(WecomKfConstants.MESSAGE_TYPE, item.getMsgType());
            return headers;
        }
    }

    private static Figures drain(
            WxCpService service, Effort effort, int number, Duration most, Consumer<WxCpKfMsgItem> messages,
            Consumer<String> cursors)
            throws Exception {
        String account = Account.backlog(effort.messages(), CUSTOMERS, 1, number);
        return forced(() -> {
            Meter meter = Meter.start();
            String cursor = "";
            long done = 0;
            for (boolean hasMore = true; hasMore && meter.seconds() < most.toMillis() / 1000.0;) {
                WxCpKfMsgListResp page = service.getKfService().syncMsg(cursor, "t1", MessagePage.FULL, null, account);
                page.getMsgList().forEach(messages);
                done += page.getMsgList().size();
                cursor = page.getNextCursor();
                cursors.accept(cursor);
                hasMore = page.getHasMore() == 1;
            }
            return meter.stop(done);
        });
    }

    private static Figures forced(Callable<Figures> draining) throws Exception {
        double before = SlowForce.count();
        Figures figures = draining.call();
        return figures.and(FORCES, (SlowForce.count() - before) / figures.get(Figures.OPERATIONS));
    }

    /** Written anew, aside, forced, and renamed. */
    private static final class CursorFile implements Consumer<String> {

        private final Path file;
        private final Path aside;

        CursorFile(Path directory) {
            file = directory.resolve("cursor");
            aside = directory.resolve("cursor.new");
        }

        @Override
        public void accept(String cursor) {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(cursor.getBytes(StandardCharsets.UTF_8)));
                channel.force(false);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
