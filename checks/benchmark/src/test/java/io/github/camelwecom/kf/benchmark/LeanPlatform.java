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
package io.github.camelwecom.kf.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as the platform would, with the same page for everybody and without looking at what is asked, so that what is
 * measured is the client. Runs in a JVM of its own.
 */
final class LeanPlatform implements AutoCloseable {

    private static final int MESSAGES = 1000;
    private static final byte[] TOKEN = answer("{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"t\",\"expires_in\":7200}");
    private static final byte[] PAGE = answer(page());

    private final Process process;
    private final String baseUri;

    private LeanPlatform(Process process, int port) {
        this.process = process;
        this.baseUri = "http://127.0.0.1:" + port;
    }

    static LeanPlatform start() throws IOException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), LeanPlatform.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new LeanPlatform(process, Integer.parseInt(process.inputReader().readLine()));
    }

    String baseUri() {
        return baseUri;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Prints its port. */
    public static void main(String[] args) throws IOException {
        ExecutorService connections = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket connection = server.accept();
                connections.execute(() -> serve(connection));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket;
             InputStream input = new BufferedInputStream(socket.getInputStream());
             OutputStream output = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            for (String request = readLine(input); !request.isEmpty(); request = readLine(input)) {
                skipRest(input);
                output.write(request.contains("gettoken") ? TOKEN : PAGE);
            }
        } catch (SocketException e) {
            // the client is gone
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void skipRest(InputStream input) throws IOException {
        int length = 0;
        for (String header = readLine(input); !header.isEmpty(); header = readLine(input)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        input.skipNBytes(length);
    }

    private static String readLine(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static byte[] answer(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: " + body.length
                       + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static String page() {
        StringBuilder json
                = new StringBuilder("{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"c2\",\"has_more\":1,\"msg_list\":[");
        for (int number = 0; number < MESSAGES; number++) {
            json.append(number == 0 ? "" : ",").append("{\"msgid\":\"").append("m".repeat(38)).append(100_000 + number)
                    .append("\",\"open_kfid\":\"wkxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\"external_userid\":\"wm")
                    .append("x".repeat(24)).append(100_000 + number % 100).append("\",\"send_time\":1615478585,\"origin\":3,"
                                                                                  + "\"msgtype\":\"text\",\"text\":{\"content\":\"你好，我想咨询一下订单 number ")
                    .append(number).append(" 什么时候可以发货？\",\"menu_id\":\"101\"}}");
        }
        return json.append("]}").toString();
    }
}
