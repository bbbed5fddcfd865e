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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers as the platform would, and looks no closer at what is asked than it must.
 */
final class LeanServer {

    static final String PULLS = "/pulls";
    static final String REFUSALS = "/refusals";
    private static final int SLOW_MILLIS = 20;
    private static final int FAR_MILLIS = 30;
    private static final int CALLS_AT_ONCE = 5;
    private static final byte[] TOO_MANY_CALLS
            = json("{\"errcode\":45033,\"errmsg\":\"api concurrent out of limit\"}");
    private static final byte[] ACCESS_TOKEN
            = json("{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"t\",\"expires_in\":7200}");
    private static final byte[] SENT
            = json("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"5bXZ3nJ9SDKx1yYpJ7wqYw6BkP8d2Rt4\"}");

    private final AtomicInteger pulls = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Map<Integer, Semaphore> calls = new ConcurrentHashMap<>();
    private final int accounts;

    private LeanServer(int accounts) {
        this.accounts = accounts;
    }

    /** Prints its port. Ends with its input, that is, with the JVM that started it. */
    public static void main(String[] args) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        LeanServer server = new LeanServer(Integer.parseInt(args[0]));
        threads.execute(LeanServer::endWithTheInput);
        try (ServerSocket socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            System.out.println(socket.getLocalPort());
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> server.serve(connection));
            }
        }
    }

    private static void endWithTheInput() {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        } catch (IOException e) {
            // the end, too
        }
        System.exit(0);
    }

    private void serve(Socket socket) {
        try (socket;
             InputStream input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
             OutputStream output = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            for (HttpMessage request = HttpMessage.read(input); request != null; request = HttpMessage.read(input)) {
                output.write(HttpMessage.ok(answer(request.firstLine(), request.text())));
            }
        } catch (SocketException e) {
            // the client is gone
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] answer(String call, String body) throws InterruptedException {
        if (call.contains("/sync_msg")) {
            pulls.incrementAndGet();
            return page(field(body, "open_kfid"), field(body, "cursor"), field(body, "token"),
                    number(body, "limit", MessagePage.FULL));
        }
        if (call.contains("/gettoken")) {
            return ACCESS_TOKEN;
        }
        if (call.contains("/send_msg")) {
            return SENT;
        }
        if (call.contains("/account/list")) {
            return accounts(number(body, "offset", 0), number(body, "limit", 100));
        }
        if (call.contains(PULLS)) {
            return json(Integer.toString(pulls.get()));
        }
        if (call.contains(REFUSALS)) {
            return json(Integer.toString(refusals.get()));
        }
        throw new IllegalStateException("Nobody should ask " + call);
    }

    private byte[] page(String account, String cursor, String token, int limit) throws InterruptedException {
        int first = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        if (account.startsWith(Account.BACKLOG)) {
            return backlog(account, first, limit);
        }
        if (account.startsWith(Account.FAR)) {
            return far(account, first, limit);
        }
        if (account.equals(Account.LIVE) && !token.isEmpty()) {
            return MessagePage.of(account, first, first + 1, Customers.ONE, first + 1);
        }
        if (account.equals(Account.SLOW)) {
            TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
        }
        return MessagePage.of(account, first, first, Customers.ONE, first);
    }

    private static byte[] backlog(String account, int first, int limit) {
        int messages = Account.part(account, 1);
        return MessagePage.of(account, first, Math.min(messages, first + limit),
                new Customers(Account.part(account, 2), Account.part(account, 3)), messages);
    }

    private byte[] far(String account, int first, int limit) throws InterruptedException {
        Semaphore ofCorp = calls.computeIfAbsent(Account.part(account, 4), corp -> new Semaphore(CALLS_AT_ONCE));
        if (!ofCorp.tryAcquire()) {
            refusals.incrementAndGet();
            return TOO_MANY_CALLS;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(FAR_MILLIS);
            return backlog(account, first, limit);
        } finally {
            ofCorp.release();
        }
    }

    private byte[] accounts(int offset, int limit) {
        return json(IntStream.range(offset, Math.min(accounts, offset + limit)).mapToObj(
                number -> "{\"open_kfid\":\"" + Account.idle(number)
                          + "\",\"name\":\"any\",\"avatar\":\"\",\"manage_privilege\":true}")
                .collect(Collectors.joining(",", "{\"errcode\":0,\"errmsg\":\"ok\",\"account_list\":[", "]}")));
    }

    /** Of a flat object without escapes. */
    private static String field(String body, String name) {
        int begin = body.indexOf("\"" + name + "\"");
        if (begin < 0) {
            return "";
        }
        int open = body.indexOf('"', body.indexOf(':', begin));
        return body.substring(open + 1, body.indexOf('"', open + 1));
    }

    private static int number(String body, String name, int otherwise) {
        int begin = body.indexOf("\"" + name + "\"");
        return begin < 0 ? otherwise : Integer.parseInt(body.substring(body.indexOf(':', begin) + 1).split("[,}]")[0].strip());
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
