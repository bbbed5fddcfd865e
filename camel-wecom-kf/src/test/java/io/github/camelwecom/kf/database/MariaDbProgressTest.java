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
import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a real server, which there is for this system alone, and the pool of the documentation. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Tag("once")
@Tag("slow")
class MariaDbProgressTest extends JdbcProgressContract {

    @TempDir
    static Path directory;

    @AutoClose
    private static MariaDbServer server;
    @AutoClose
    private static HikariDataSource pool;

    MariaDbProgressTest() {
        super(pool, "wecom-kf-mysql.sql");
    }

    @BeforeAll
    static void start() throws IOException {
        server = MariaDbServer.start(directory);
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
    }
}
