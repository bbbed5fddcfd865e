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
package io.github.camelwecom.kf.neighbours;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL, Kafka, a sandbox and three nodes in processes of their own, of which one reads and all answer. Nothing
 * has to be installed.
 */
final class Cluster implements AutoCloseable {

    private static final List<String> NODES = List.of("node-1", "node-2", "node-3");

    /** On a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Started started = new Started();
    private final Map<String, JavaProcess> nodes = new TreeMap<>();
    private KfSandbox sandbox;
    private KafkaBroker broker;
    private EmbeddedPostgres database;
    private int callbacks;

    private Cluster() {
    }

    /** @param directory for the output of the nodes, and the database */
    static Cluster start(Path directory) throws IOException {
        Cluster cluster = new Cluster();
        try {
            cluster.startAll(directory);
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void startAll(Path directory) throws IOException {
        sandbox = started.with(KfSandbox.start());
        sandbox.account("Service");
        broker = started.with(new KafkaBroker());
        broker.add("kf-in");
        database = started.with(EmbeddedPostgres.builder().setDataDirectory(directory.resolve("database"))
                .setPGStartupWait(PATIENCE).start());
        for (String name : NODES) {
            nodes.put(name, started.with(node(name, directory.resolve(name + ".log"))));
        }
    }

    private JavaProcess node(String name, Path output) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put("node.name", name);
        properties.put("cluster.database", database.getJdbcUrl("postgres", "postgres"));
        properties.put("cluster.brokers", broker.address());
        properties.put("camel.component.wecom-kf.base-uri", sandbox.baseUri());
        properties.put("camel.component.wecom-kf.corp-id", sandbox.corpId());
        properties.put("camel.component.wecom-kf.secret", sandbox.secret());
        properties.put("camel.component.wecom-kf.token", sandbox.token());
        properties.put("camel.component.wecom-kf.encoding-aes-key", sandbox.encodingAesKey());
        return JavaProcess.start(ClusterNode.class, properties, output);
    }

    KfSandbox sandbox() {
        return sandbox;
    }

    DataSource database() {
        return database.getPostgresDatabase();
    }

    /** By their names, those that ended too. */
    Map<String, JavaProcess> nodes() {
        return nodes;
    }

    /** Whether all those that live take callbacks. */
    boolean isUp() {
        return alive().allMatch(node -> node.httpPort().isPresent());
    }

    /** As a load balancer does: the next callback goes to the next node that lives. */
    void balance() {
        List<JavaProcess> alive = alive().toList();
        int port = alive.get(callbacks++ % alive.size()).httpPort().orElseThrow();
        sandbox.callbackUrl(URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback"));
    }

    private Stream<JavaProcess> alive() {
        return nodes.values().stream().filter(JavaProcess::isAlive);
    }

    @Override
    public void close() {
        started.close();
    }
}
