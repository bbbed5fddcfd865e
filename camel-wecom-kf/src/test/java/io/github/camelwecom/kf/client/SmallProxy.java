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
package io.github.camelwecom.kf.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy to this machine, which writes down how it was asked, as proxies do: it makes tunnels, and passes on what is
 * asked for by a whole address.
 */
public final class SmallProxy implements AutoCloseable {

    private static final String END = "\r\n\r\n";
    private static final String OPEN = "";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream tunnelled = new ByteArrayOutputStream();
    private final String authorization;

    private SmallProxy(String authorization) throws IOException {
        this.authorization = authorization;
        threads.submit(() -> {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                threads.submit(() -> serve(client));
            }
            return null;
        });
    }

    public static SmallProxy openToEverybody() throws IOException {
        return new SmallProxy(OPEN);
    }

    /** @param authorization what it wants to be told, in a line of the head */
    public static SmallProxy asking(String authorization) throws IOException {
        return new SmallProxy(authorization);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Request lines and headers, in order. */
    public List<String> heads() {
        return heads;
    }

    /** What went to servers through tunnels, as the proxy could read it. */
    public synchronized String tunnelled() {
        return tunnelled.toString(StandardCharsets.ISO_8859_1);
    }

    private Void serve(Socket client) throws IOException {
        try (client) {
            InputStream in = client.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                heads.add(head);
                if (!Character.isLetter(head.charAt(0))) {
                    answer(client, "400 Bad Request");
                    return null;
                }
                if (!head.contains(authorization)) {
                    skipBody(head, in);
                    answer(client,
                            "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0");
                } else if (head.startsWith("CONNECT ")) {
                    tunnel(client, Integer.parseInt(head.split("[: ]")[2]));
                    return null;
                } else {
                    passOn(client, head);
                    return null;
                }
            }
        }
        return null;
    }

    private void tunnel(Socket client, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            answer(client, "200 OK");
            threads.submit(() -> server.getInputStream().transferTo(client.getOutputStream()));
            InputStream in = client.getInputStream();
            byte[] piece = new byte[8192];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                remember(piece, count);
                server.getOutputStream().write(piece, 0, count);
            }
        }
    }

    private synchronized void remember(byte[] piece, int count) {
        tunnelled.write(piece, 0, count);
    }

    /** One request for each connection: the server is told to close it. */
    private void passOn(Socket client, String head) throws IOException {
        URI uri = URI.create(head.split(" ")[1]);
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String passed = head.replaceFirst(" \\S+ ", " " + path.replace("$", "\\$") + " ")
                .replaceAll("(?im)^(Proxy-|Connection:|Upgrade:).*\r\n", "").replace(END, "\r\nConnection: close" + END);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            server.getOutputStream().write(passed.getBytes(StandardCharsets.ISO_8859_1));
            threads.submit(() -> client.getInputStream().transferTo(server.getOutputStream()));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void skipBody(String head, InputStream in) throws IOException {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                in.readNBytes(Integer.parseInt(line.substring(16)));
            }
        }
        if (head.contains("Transfer-Encoding: chunked")) {
            readUntil(in, "\r\n0" + END);
        }
    }

    private static void answer(Socket client, String answer) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + answer + END).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Empty at the end of the connection; the first byte alone of what is no HTTP, such as TLS. */
    private static String head(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return "";
        }
        return Character.isLetter(first) ? (char) first + readUntil(in, END) : Character.toString(first);
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.length() < end.length() || read.indexOf(end, read.length() - end.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            read.append((char) next);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
