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
package io.github.camelwecom.kf.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolTest {

    /** Of a length of its own: tests run at the same time in other processes, and they share the directory. */
    private static final byte[] LARGE = new byte[1024 * 1024 + (int) ProcessHandle.current().pid()];

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanReadALargeFileAndItGoesWithTheExchange() throws Exception {
        Set<Path> before = files();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            try (Spool spool = new Spool(exchange)) {
                spool.write(LARGE);
            }
            Set<Path> made = files();
            made.removeAll(before);

            assertThat(made).isNotEmpty().allSatisfy(file -> assertThat(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
            UnitOfWorkHelper.doneSynchronizations(exchange, exchange.getExchangeExtension().handoverCompletions());
            assertThat(made).noneMatch(Files::exists);
        }
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return temporary.filter(file -> file.getFileName().toString().matches("wecom-kf-.*\\.media"))
                    .filter(file -> file.toFile().length() == LARGE.length)
                    .collect(Collectors.toSet());
        }
    }
}
